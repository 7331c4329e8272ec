namespace SocialRec.Inference.Text;

/// <summary>
/// A text that any tokenizer takes: spaces for control characters, lone surrogates and U+FFFD, so that nothing a client sends can fail or glue words together, and
/// without combining marks, which the product's culture-free build cannot compose; and the way back to the text that was sent. training/text/tokens.py does the same.
/// </summary>
public sealed class CleanedText
{
    private const char FirstMark = '\u0300';
    private const char LastMark = '\u036F';

    private readonly int[] _places;

    private CleanedText(string text, int[] places) => (Text, _places) = (text, places);

    /// <summary>The cleaned text.</summary>
    public string Text { get; }

    /// <summary>Cleans a text.</summary>
    public static CleanedText Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (cleaned, places) = (new char[text.Length], new int[text.Length]);
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            if (unit is >= FirstMark and <= LastMark)
                continue;
            (cleaned[length], places[length]) = (IsUnusable(text, i) ? ' ' : unit, i);
            length++;
        }

        return new CleanedText(new string(cleaned, 0, length), places);
    }

    /// <summary>The place in the text that was sent.</summary>
    /// <param name="begin">The first unit in the cleaned text.</param>
    /// <param name="end">The unit after the last one, greater than <paramref name="begin"/>.</param>
    public TextPlace Original(int begin, int end) => new(_places[begin], _places[end - 1] + 1);

    private static bool IsUnusable(string text, int i) => text[i] switch
    {
        '\uFFFD' => true,
        var unit when char.IsHighSurrogate(unit) => i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]),
        var unit when char.IsLowSurrogate(unit) => i == 0 || !char.IsHighSurrogate(text[i - 1]),
        var unit => char.IsControl(unit),
    };
}

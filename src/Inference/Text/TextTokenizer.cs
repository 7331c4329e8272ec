using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace SocialRec.Inference.Text;

/// <summary>
/// Cuts texts into the encoder's ids: BERT's tokens, with symbols and characters beyond the basic plane as words of their own, since an emoji is often the whole opinion.
/// Takes any text; what is past the length that the encoder reads is not looked at. Safe to call from several threads.
/// </summary>
public sealed partial class TextTokenizer
{
    /// <summary>How many tokens of a text are read, the markers included.</summary>
    public const int MaxTokens = 256;

    private const string Continuation = "##";
    private const int MaxCharacters = 32 * MaxTokens;

    private readonly BertTokenizer _tokenizer;

    /// <summary>A tokenizer with a vocabulary: a piece a line, UTF-8.</summary>
    public TextTokenizer(Stream vocabulary)
    {
        // A shopper who types [SEP] means the letters.
        _tokenizer = BertTokenizer.Create(vocabulary, new BertOptions { SplitOnSpecialTokens = false, PreTokenizer = new RegexPreTokenizer(Word(), null) });
    }

    /// <summary>The ids of a text and their places.</summary>
    public TokenizedText Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        CleanedText cleaned = CleanedText.Of(text.Length > MaxCharacters ? text[..MaxCharacters] : text);
        IReadOnlyList<EncodedToken> tokens = _tokenizer.EncodeToTokens(cleaned.Text, out string? normalized);
        int count = Math.Min(tokens.Count, MaxTokens - 2);
        int[] back = Back(cleaned.Text, normalized ?? cleaned.Text);
        var (ids, places, continues) = (new int[count + 2], new TextPlace[count], new bool[count]);
        for (int i = 0; i < count; i++)
        {
            Range offset = tokens[i].Offset;
            ids[i + 1] = tokens[i].Id;
            places[i] = cleaned.Original(back[offset.Start.Value], back[offset.End.Value - 1] + 1);
            continues[i] = tokens[i].Value.StartsWith(Continuation, StringComparison.Ordinal);
        }

        (ids[0], ids[^1]) = (_tokenizer.ClassificationTokenId, _tokenizer.SeparatorTokenId);
        return new TokenizedText(ids, places, continues);
    }

    // Normalising a cleaned text keeps every unit and puts spaces around Chinese characters, so walking both side by side finds each unit's place.
    private static int[] Back(string cleaned, string normalized)
    {
        var back = new int[normalized.Length];
        int place = 0;
        for (int i = 0; i < normalized.Length; i++)
        {
            back[i] = Math.Min(place, cleaned.Length - 1);
            if (normalized[i] != ' ' || (place < cleaned.Length && char.IsWhiteSpace(cleaned[place])))
                place++;
        }

        return back;
    }

    [GeneratedRegex(@"\w+|[\p{P}\p{S}]|\p{Cs}{2}")]
    private static partial Regex Word();
}

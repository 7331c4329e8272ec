using System.Text.RegularExpressions;

namespace Microsoft.ML.Tokenizers;

/// <summary>Words are what a pattern matches.</summary>
public sealed class RegexPreTokenizer : PreTokenizer
{
    private readonly Regex _regex;
    private readonly Regex? _special;

    /// <summary>A pre-tokenizer.</summary>
    /// <param name="regex">What words look like.</param>
    /// <param name="specialTokens">Tokens to be found in the text and kept whole.</param>
    public RegexPreTokenizer(Regex regex, IReadOnlyDictionary<string, int>? specialTokens)
    {
        ArgumentNullException.ThrowIfNull(regex);
        _regex = regex;
        if (specialTokens is { Count: > 0 })
            _special = new Regex(string.Join('|', specialTokens.Keys.Select(Regex.Escape)));
    }

    /// <inheritdoc/>
    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text)
    {
        if (string.IsNullOrEmpty(text))
            return [];
        return _special is null ? Words(text, 0, text.Length) : AroundSpecial(text, _special);
    }

    /// <inheritdoc/>
    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) => PreTokenize(text.ToString());

    private IEnumerable<(int Offset, int Length)> AroundSpecial(string text, Regex special)
    {
        int start = 0;
        foreach (Match token in special.Matches(text))
        {
            foreach (var word in Words(text, start, token.Index))
                yield return word;
            yield return (token.Index, token.Length);
            start = token.Index + token.Length;
        }

        foreach (var word in Words(text, start, text.Length))
            yield return word;
    }

    private List<(int Offset, int Length)> Words(string text, int start, int end)
    {
        var words = new List<(int Offset, int Length)>();
        foreach (ValueMatch word in _regex.EnumerateMatches(text.AsSpan(start, end - start)))
            words.Add((start + word.Index, word.Length));
        return words;
    }
}

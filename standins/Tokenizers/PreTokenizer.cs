using System.Text.RegularExpressions;

namespace Microsoft.ML.Tokenizers;

/// <summary>Cuts a text into the words that tokens are made of.</summary>
public abstract partial class PreTokenizer
{
    private static readonly RegexPreTokenizer _wordOrPunctuation = new(WordOrPunctuation(), null);

    /// <summary>The words of a text; what lies between them is dropped.</summary>
    public abstract IEnumerable<(int Offset, int Length)> PreTokenize(string text);

    /// <summary>The words of a text; what lies between them is dropped.</summary>
    public abstract IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text);

    /// <summary>Words are runs of letters, marks, digits and connectors, and single punctuation marks.</summary>
    /// <param name="specialTokens">Tokens to be found in the text and kept whole.</param>
    public static PreTokenizer CreateWordOrPunctuation(IReadOnlyDictionary<string, int>? specialTokens = null) =>
        specialTokens is null ? _wordOrPunctuation : new RegexPreTokenizer(WordOrPunctuation(), specialTokens);

    /// <summary>Words are what stands between white space.</summary>
    /// <param name="specialTokens">Tokens to be found in the text and kept whole.</param>
    public static PreTokenizer CreateWhiteSpace(IReadOnlyDictionary<string, int>? specialTokens = null) => new RegexPreTokenizer(Blackness(), specialTokens);

    [GeneratedRegex(@"\w+|[\p{P}]")]
    private static partial Regex WordOrPunctuation();

    [GeneratedRegex(@"\S+")]
    private static partial Regex Blackness();
}

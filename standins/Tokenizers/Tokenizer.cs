namespace Microsoft.ML.Tokenizers;

/// <summary>Cuts texts into tokens.</summary>
public abstract class Tokenizer
{
    /// <summary>What cuts texts into words.</summary>
    public virtual PreTokenizer? PreTokenizer => null;

    /// <summary>What normalises texts first.</summary>
    public virtual Normalizer? Normalizer => null;

    /// <summary>The tokens of a text, without markers at its ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="normalizedText">The text that offsets speak of; null if it was not normalised.</param>
    /// <param name="considerPreTokenization">Whether to cut it into words.</param>
    /// <param name="considerNormalization">Whether to normalise it.</param>
    public IReadOnlyList<EncodedToken> EncodeToTokens(string text, out string? normalizedText, bool considerPreTokenization = true, bool considerNormalization = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        normalizedText = null;
        if (text.Length == 0)
            return [];
        if (considerNormalization && Normalizer is { } normalizer)
            normalizedText = normalizer.Normalize(text);
        string encoded = normalizedText ?? text;
        var tokens = new List<EncodedToken>();
        IEnumerable<(int Offset, int Length)> words = considerPreTokenization && PreTokenizer is { } cut ? cut.PreTokenize(encoded) : [(0, encoded.Length)];
        foreach ((int offset, int length) in words)
            EncodeWord(encoded, offset, length, tokens);
        return tokens;
    }

    /// <summary>How many tokens a text has.</summary>
    public int CountTokens(string text, bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToTokens(text, out _, considerPreTokenization, considerNormalization).Count;

    /// <summary>Adds the tokens of one word of the text.</summary>
    private protected abstract void EncodeWord(string text, int offset, int length, List<EncodedToken> tokens);
}

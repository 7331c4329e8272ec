namespace Microsoft.ML.Tokenizers;

/// <summary>How words are cut into pieces.</summary>
public class WordPieceOptions
{
    /// <summary>What cuts texts into words; null: at white space.</summary>
    public PreTokenizer? PreTokenizer { get; set; }

    /// <summary>What normalises texts first; null: nothing.</summary>
    public Normalizer? Normalizer { get; set; }

    /// <summary>Tokens to be found in the text and kept whole.</summary>
    public IReadOnlyDictionary<string, int>? SpecialTokens { get; set; }

    /// <summary>The piece for words that the vocabulary cannot spell.</summary>
    public string UnknownToken { get; set; } = "[UNK]";

    /// <summary>What marks a piece that does not begin a word.</summary>
    public string ContinuingSubwordPrefix { get; set; } = "##";

    /// <summary>Longer words are unknown, in characters.</summary>
    public int MaxInputCharsPerWord { get; set; } = 100;
}

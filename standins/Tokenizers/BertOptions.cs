namespace Microsoft.ML.Tokenizers;

/// <summary>How BERT's tokenizer treats texts.</summary>
public sealed class BertOptions : WordPieceOptions
{
    /// <summary>Whether upper case becomes lower case.</summary>
    public bool LowerCaseBeforeTokenization { get; set; } = true;

    /// <summary>Whether texts are normalised and cut at punctuation too.</summary>
    public bool ApplyBasicTokenization { get; set; } = true;

    /// <summary>Whether a text that spells a special token is given that token.</summary>
    public bool SplitOnSpecialTokens { get; set; } = true;

    /// <summary>The token at the end of a text.</summary>
    public string SeparatorToken { get; set; } = "[SEP]";

    /// <summary>The token that fills up batches.</summary>
    public string PaddingToken { get; set; } = "[PAD]";

    /// <summary>The token at the beginning of a text.</summary>
    public string ClassificationToken { get; set; } = "[CLS]";

    /// <summary>The token that hides another in pretraining.</summary>
    public string MaskingToken { get; set; } = "[MASK]";

    /// <summary>Whether each Chinese character is a word.</summary>
    public bool IndividuallyTokenizeCjk { get; set; } = true;

    /// <summary>Whether accents are dropped.</summary>
    public bool RemoveNonSpacingMarks { get; set; }
}

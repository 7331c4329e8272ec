namespace Microsoft.ML.Tokenizers;

/// <summary>BERT's tokenizer (Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers", NAACL 2019).</summary>
public sealed class BertTokenizer : WordPieceTokenizer
{
    private BertTokenizer(Dictionary<string, int> pieces, BertOptions options)
        : base(pieces, options)
    {
        (SeparatorToken, PaddingToken, ClassificationToken, MaskingToken) = (options.SeparatorToken, options.PaddingToken, options.ClassificationToken, options.MaskingToken);
        SeparatorTokenId = IdOf(SeparatorToken);
        PaddingTokenId = IdOf(PaddingToken);
        ClassificationTokenId = IdOf(ClassificationToken);
        MaskingTokenId = IdOf(MaskingToken);
    }

    /// <summary>The token at the end of a text.</summary>
    public string SeparatorToken { get; }

    /// <summary>Its id.</summary>
    public int SeparatorTokenId { get; }

    /// <summary>The token that fills up batches.</summary>
    public string PaddingToken { get; }

    /// <summary>Its id.</summary>
    public int PaddingTokenId { get; }

    /// <summary>The token at the beginning of a text.</summary>
    public string ClassificationToken { get; }

    /// <summary>Its id.</summary>
    public int ClassificationTokenId { get; }

    /// <summary>The token that hides another in pretraining.</summary>
    public string MaskingToken { get; }

    /// <summary>Its id.</summary>
    public int MaskingTokenId { get; }

    /// <summary>A tokenizer with the vocabulary of a file, a piece a line.</summary>
    public static BertTokenizer Create(string vocabFilePath, BertOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(vocabFilePath);
        using var stream = File.OpenRead(vocabFilePath);
        return Create(stream, options);
    }

    /// <summary>A tokenizer with the vocabulary of a stream, a piece a line.</summary>
    public static BertTokenizer Create(Stream vocabStream, BertOptions? options = null)
    {
        var pieces = ReadPieces(vocabStream);
        options ??= new BertOptions();
        if (options.ApplyBasicTokenization)
            options.Normalizer ??= new BertNormalizer(options.LowerCaseBeforeTokenization, options.IndividuallyTokenizeCjk, options.RemoveNonSpacingMarks);
        var special = options.SplitOnSpecialTokens ? Special(pieces, options) : null;
        options.PreTokenizer ??= options.ApplyBasicTokenization ? PreTokenizer.CreateWordOrPunctuation(special) : PreTokenizer.CreateWhiteSpace();
        return new BertTokenizer(pieces, options);
    }

    /// <summary>The ids of a text with the markers at both ends.</summary>
    public IReadOnlyList<int> EncodeToIds(string text, bool considerPreTokenization = true, bool considerNormalization = true) =>
        BuildInputsWithSpecialTokens(EncodeToTokens(text, out _, considerPreTokenization, considerNormalization).Select(token => token.Id));

    /// <summary>The ids with the markers at both ends, and between two texts.</summary>
    public IReadOnlyList<int> BuildInputsWithSpecialTokens(IEnumerable<int> tokenIds, IEnumerable<int>? additionalTokenIds = null)
    {
        ArgumentNullException.ThrowIfNull(tokenIds);
        List<int> ids = [ClassificationTokenId, .. tokenIds, SeparatorTokenId];
        if (additionalTokenIds is not null)
            ids.AddRange([.. additionalTokenIds, SeparatorTokenId]);
        return ids;
    }

    // Texts are lower-cased before words are cut, so the special tokens must be found in lower case too.
    private static Dictionary<string, int> Special(Dictionary<string, int> pieces, BertOptions options)
    {
        bool lowerCase = options.ApplyBasicTokenization && options.LowerCaseBeforeTokenization;
        string[] names = [options.UnknownToken, options.SeparatorToken, options.PaddingToken, options.ClassificationToken, options.MaskingToken];
        var special = new Dictionary<string, int>();
        foreach (string name in names)
        {
            if (!pieces.TryGetValue(name, out int id))
                throw new ArgumentException($"The vocabulary has no '{name}'.", nameof(pieces));
            string spelled = lowerCase ? name.ToLowerInvariant() : name;
            special[spelled] = pieces[spelled] = id;
        }

        options.SpecialTokens ??= names.Distinct().ToDictionary(name => name, name => pieces[name]);
        return special;
    }
}

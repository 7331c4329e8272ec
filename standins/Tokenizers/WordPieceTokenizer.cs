using System.Text;

namespace Microsoft.ML.Tokenizers;

/// <summary>Cuts words into the longest pieces that the vocabulary has, from the left.</summary>
public partial class WordPieceTokenizer : Tokenizer
{
    private readonly Dictionary<string, int> _pieces;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<int, string> _byId;

    /// <summary>A tokenizer.</summary>
    internal WordPieceTokenizer(Dictionary<string, int> pieces, WordPieceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.UnknownToken);
        ArgumentNullException.ThrowIfNull(options.ContinuingSubwordPrefix);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxInputCharsPerWord);
        _pieces = pieces;
        _lookup = pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        // A special token may have a second, lower-cased spelling; the first one names the id.
        _byId = pieces.GroupBy(piece => piece.Value).ToDictionary(group => group.Key, group => group.First().Key);
        (UnknownToken, ContinuingSubwordPrefix, MaxInputCharsPerWord) = (options.UnknownToken, options.ContinuingSubwordPrefix, options.MaxInputCharsPerWord);
        UnknownTokenId = IdOf(options.UnknownToken);
        PreTokenizer = options.PreTokenizer ?? PreTokenizer.CreateWhiteSpace(options.SpecialTokens);
        (Normalizer, SpecialTokens) = (options.Normalizer, options.SpecialTokens);
    }

    /// <inheritdoc/>
    public override PreTokenizer? PreTokenizer { get; }

    /// <inheritdoc/>
    public override Normalizer? Normalizer { get; }

    /// <summary>The piece for words that the vocabulary cannot spell.</summary>
    public string UnknownToken { get; }

    /// <summary>Its id.</summary>
    public int UnknownTokenId { get; }

    /// <summary>What marks a piece that does not begin a word.</summary>
    public string ContinuingSubwordPrefix { get; }

    /// <summary>Longer words are unknown, in characters.</summary>
    public int MaxInputCharsPerWord { get; }

    /// <summary>Tokens to be found in the text and kept whole.</summary>
    public IReadOnlyDictionary<string, int>? SpecialTokens { get; }

    /// <summary>The text that ids spell.</summary>
    public string Decode(IEnumerable<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var text = new StringBuilder();
        foreach (int id in ids)
        {
            if (!_byId.TryGetValue(id, out string? piece))
                continue;
            if (piece.StartsWith(ContinuingSubwordPrefix, StringComparison.Ordinal))
                text.Append(piece, ContinuingSubwordPrefix.Length, piece.Length - ContinuingSubwordPrefix.Length);
            else if (text.Length == 0 || piece[0] is '.' or ',' or '!' or '?' or '\'')
                text.Append(piece);
            else
                text.Append(' ').Append(piece);
        }

        return text.ToString();
    }

    /// <summary>Reads a vocabulary: a piece a line, whose number is its id.</summary>
    internal static Dictionary<string, int> ReadPieces(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var pieces = new Dictionary<string, int>();
        using var reader = new StreamReader(stream, leaveOpen: true);
        for (int line = 0; reader.ReadLine() is { } piece; line++)
        {
            if (piece.Length > 0)
                pieces.Add(piece, line);
        }

        return pieces;
    }

    /// <summary>The id of a piece that must be there.</summary>
    private protected int IdOf(string piece) =>
        _pieces.TryGetValue(piece, out int id) ? id : throw new ArgumentException($"The vocabulary has no '{piece}'.");

    /// <inheritdoc/>
    private protected override void EncodeWord(string text, int offset, int length, List<EncodedToken> tokens)
    {
        int before = tokens.Count;
        int start = length > MaxInputCharsPerWord ? length : 0;
        while (start < length && TryFindPiece(text.AsSpan(offset + start, length - start), start > 0, out int id, out int taken))
        {
            tokens.Add(new EncodedToken(id, _byId[id], new Range(offset + start, offset + start + taken)));
            start += taken;
        }

        if (start == length && tokens.Count > before)
            return;
        tokens.RemoveRange(before, tokens.Count - before);
        tokens.Add(new EncodedToken(UnknownTokenId, UnknownToken, new Range(offset, offset + length)));
    }

    private bool TryFindPiece(ReadOnlySpan<char> rest, bool continues, out int id, out int length)
    {
        string prefix = continues ? ContinuingSubwordPrefix : string.Empty;
        Span<char> spelled = stackalloc char[prefix.Length + rest.Length];
        prefix.CopyTo(spelled);
        rest.CopyTo(spelled[prefix.Length..]);
        for (length = rest.Length; length > 0; length--)
        {
            if (_lookup.TryGetValue(spelled[..(prefix.Length + length)], out id))
                return true;
        }

        id = UnknownTokenId;
        return false;
    }
}

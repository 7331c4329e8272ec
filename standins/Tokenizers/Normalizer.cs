namespace Microsoft.ML.Tokenizers;

/// <summary>Makes texts that should count as one text one text.</summary>
public abstract class Normalizer
{
    /// <summary>Normalises a text.</summary>
    public abstract string Normalize(string original);

    /// <summary>Normalises a text.</summary>
    public abstract string Normalize(ReadOnlySpan<char> original);
}

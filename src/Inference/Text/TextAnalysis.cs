namespace SocialRec.Inference.Text;

/// <summary>What the text model says of a text, in words.</summary>
public sealed record TextAnalysis
{
    /// <summary>How it sounds.</summary>
    public required Sentiment Sentiment { get; init; }

    /// <summary>The chance that other shoppers find it helpful, 0 to 1.</summary>
    public required float Useful { get; init; }

    /// <summary>What a shopper who writes this wants of the shop.</summary>
    public required Choice Intent { get; init; }

    /// <summary>What kind of product a title names.</summary>
    public required Choice Kind { get; init; }

    /// <summary>Products, brands, models, materials and specifications, in order; they do not overlap.</summary>
    public required IReadOnlyList<TextSpan> Entities { get; init; }

    /// <summary>Product attributes, at most one value of each, in order; values of two may share words.</summary>
    public required IReadOnlyList<TextSpan> Attributes { get; init; }

    /// <summary>A vector of unit length, nearer to those of texts about the same; zero if the text says nothing.</summary>
    public required float[] Vector { get; init; }
}

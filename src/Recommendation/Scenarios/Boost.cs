namespace SocialRec.Recommendation.Scenarios;

/// <summary>A factor on the scores of items with a category or an attribute.</summary>
public sealed record Boost
{
    /// <summary>Name of the attribute; null if a category is meant.</summary>
    public string? Attribute { get; init; }

    /// <summary>The category, or the attribute's value.</summary>
    public required string Value { get; init; }

    /// <summary>What the score is multiplied by, 0.01 to 100.</summary>
    public required float Factor { get; init; }
}

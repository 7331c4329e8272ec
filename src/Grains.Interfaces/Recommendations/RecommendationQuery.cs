namespace SocialRec.Grains.Interfaces.Recommendations;

/// <summary>What an app asks for.</summary>
[GenerateSerializer, Immutable, Alias("RecommendationQuery")]
public sealed record RecommendationQuery
{
    /// <summary>The shopper; null for an anonymous session.</summary>
    [Id(0)] public string? User { get; init; }

    /// <summary>How many items, 1 to 1,000.</summary>
    [Id(1)] public int Limit { get; init; } = 20;

    /// <summary>A scenario's name.</summary>
    [Id(2)] public string Scenario { get; init; } = "home";

    /// <summary>Only items of this category; null for any.</summary>
    [Id(3)] public string? Category { get; init; }

    /// <summary>Items to leave out, at most 1,000.</summary>
    [Id(4)] public string[] Exclude { get; init; } = [];

    /// <summary>Whether to leave out what the shopper has met.</summary>
    [Id(5)] public bool ExcludeSeen { get; init; } = true;

    /// <summary>0 (scores alone) to 1 (variety first); null for the scenario's own.</summary>
    [Id(6)] public double? Diversity { get; init; }

    /// <summary>How much to explain.</summary>
    [Id(7)] public ExplainLevel Explain { get; init; } = ExplainLevel.Reasons;

    /// <summary>Position of the user's partition that must have been applied; 0 for any.</summary>
    [Id(8)] public long MinPosition { get; init; }

    /// <summary>Events of an anonymous session, oldest first, at most 256; they count for this answer only.</summary>
    [Id(9)] public Events.SocialEvent[] SessionEvents { get; init; } = [];

    /// <summary>The item looked at, for scenarios that start from one.</summary>
    [Id(10)] public string? Item { get; init; }

    /// <summary>For ranking: the only items to consider, at most 1,000; empty for all.</summary>
    [Id(11)] public string[] Candidates { get; init; } = [];

    /// <summary>Only items with all of these attributes.</summary>
    [Id(12)] public Dictionary<string, string> Attributes { get; init; } = [];

    /// <summary>Where an earlier answer ended (its <c>next</c>); null for the first page.</summary>
    [Id(13)] public string? Cursor { get; init; }
}

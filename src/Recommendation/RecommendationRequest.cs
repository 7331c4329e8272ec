using SocialRec.Recommendation.Explaining;

namespace SocialRec.Recommendation;

/// <summary>What is asked for. With the shopper, the serving state and the scenarios it determines the answer completely.</summary>
public sealed record RecommendationRequest
{
    /// <summary>The time the answer is for, Unix milliseconds.</summary>
    public required long NowMs { get; init; }

    /// <summary>Seed of exploration and rotation.</summary>
    public long Seed { get; init; }

    /// <summary>How many items, 1 to 1,000.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>A scenario's name.</summary>
    public string Scenario { get; init; } = Scenarios.ScenarioNames.Home;

    /// <summary>Only items of this category; null for any.</summary>
    public string? Category { get; init; }

    /// <summary>Only items with all of these attributes; empty for any.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = System.Collections.Frozen.FrozenDictionary<string, string>.Empty;

    /// <summary>Ids of items to leave out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Whether to leave out what the shopper has met.</summary>
    public bool ExcludeSeen { get; init; } = true;

    /// <summary>0 (scores alone) to 1 (variety first); null for the scenario's own.</summary>
    public double? Diversity { get; init; }

    /// <summary>How much to explain.</summary>
    public ExplainDetail Explain { get; init; } = ExplainDetail.Reasons;

    /// <summary>The item looked at, for scenarios that start from one.</summary>
    public string? Item { get; init; }

    /// <summary>For ranking: the only items to consider; empty for all.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>Where an earlier answer ended; null for the first page. Its seed and time replace those given here.</summary>
    public string? Cursor { get; init; }

    /// <summary>Sources to leave out, as if they had failed: what a replay passes on from the answer it repeats.</summary>
    public IReadOnlyList<string> Degraded { get; init; } = [];
}

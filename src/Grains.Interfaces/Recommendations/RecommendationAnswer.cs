namespace SocialRec.Grains.Interfaces.Recommendations;

/// <summary>What was recommended, and everything needed to compute it again.</summary>
[GenerateSerializer, Immutable, Alias("RecommendationAnswer")]
public sealed record RecommendationAnswer
{
    /// <summary>The id that events and <c>why</c> refer to.</summary>
    [Id(0)] public required string RecommendationId { get; init; }

    /// <summary>The items, best first.</summary>
    [Id(1)] public required RecommendedItem[] Items { get; init; }

    /// <summary>The model bundle's version; null where none was active.</summary>
    [Id(2)] public string? Bundle { get; init; }

    /// <summary>The experiment's variant; null where none ran.</summary>
    [Id(3)] public string? Variant { get; init; }

    /// <summary>Candidate sources and stages that failed or were late.</summary>
    [Id(4)] public string[] Degraded { get; init; } = [];

    /// <summary>Cursor of the next page; null at the end.</summary>
    [Id(5)] public string? Next { get; init; }

    /// <summary>Log position of the shopper's picture.</summary>
    [Id(6)] public long Position { get; init; }

    /// <summary>Version of the catalog replica.</summary>
    [Id(7)] public long Replica { get; init; }

    /// <summary>Seed of exploration and rotation.</summary>
    [Id(8)] public long Seed { get; init; }

    /// <summary>Time the answer was computed for, Unix milliseconds.</summary>
    [Id(9)] public long TimeMs { get; init; }
}

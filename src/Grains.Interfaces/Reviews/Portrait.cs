namespace SocialRec.Grains.Interfaces.Reviews;

/// <summary>What a shopper cares about, read from their own reviews and comments.</summary>
[GenerateSerializer, Immutable, Alias("Portrait")]
public sealed record Portrait
{
    /// <summary>How their reviews sound.</summary>
    [Id(0)] public required OpinionCounts Counts { get; init; }

    /// <summary>What they judge, most often first, and how.</summary>
    [Id(1)] public AspectSummary[] Aspects { get; init; } = [];

    /// <summary>What they name, most often first, at most 10.</summary>
    [Id(2)] public EntityCount[] Entities { get; init; } = [];
}

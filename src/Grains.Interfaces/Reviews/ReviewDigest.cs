namespace SocialRec.Grains.Interfaces.Reviews;

/// <summary>What the reviews and comments of an item add up to; each counts once.</summary>
[GenerateSerializer, Immutable, Alias("ReviewDigest")]
public sealed record ReviewDigest
{
    /// <summary>The item's id.</summary>
    [Id(0)] public required string Item { get; init; }

    /// <summary>How many sound how.</summary>
    [Id(1)] public required OpinionCounts Counts { get; init; }

    /// <summary>The same by week, oldest first, at most 26: only weeks with dated reviews.</summary>
    [Id(2)] public OpinionWeek[] Weeks { get; init; } = [];

    /// <summary>What they speak of, commonest first.</summary>
    [Id(3)] public AspectDigest[] Aspects { get; init; } = [];

    /// <summary>What they name, commonest first, at most 10.</summary>
    [Id(4)] public EntityCount[] Entities { get; init; } = [];
}

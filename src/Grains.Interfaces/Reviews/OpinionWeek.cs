namespace SocialRec.Grains.Interfaces.Reviews;

/// <summary>The dated opinions of one week.</summary>
/// <param name="StartMs">Monday 0:00 UTC, Unix milliseconds.</param>
/// <param name="Counts">How they sound.</param>
[GenerateSerializer, Immutable, Alias("OpinionWeek")]
public sealed record OpinionWeek([property: Id(0)] long StartMs, [property: Id(1)] OpinionCounts Counts);

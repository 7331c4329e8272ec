namespace SocialRec.Grains.Interfaces.Timelines;

/// <summary>What changed in a shard of timelines after a version.</summary>
/// <param name="Rows">The latest row of each that changed.</param>
/// <param name="Version">The shard version that these bring the caller to.</param>
/// <param name="AtEnd">Whether nothing more was waiting.</param>
/// <param name="AsOfMs">When the answer was true, Unix milliseconds.</param>
[GenerateSerializer, Immutable, Alias("TimelineChanges")]
public sealed record TimelineChanges(
    [property: Id(0)] TimelineRow[] Rows,
    [property: Id(1)] long Version,
    [property: Id(2)] bool AtEnd,
    [property: Id(3)] long AsOfMs);

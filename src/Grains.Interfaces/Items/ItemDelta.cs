namespace SocialRec.Grains.Interfaces.Items;

/// <summary>What a run of one partition's log adds to one item, merged.</summary>
[GenerateSerializer, Immutable, Alias("ItemDelta")]
public sealed record ItemDelta
{
    /// <summary>The partition the acts come from.</summary>
    [Id(0)] public required int Partition { get; init; }

    /// <summary>
    /// The position of this item's latest act before this delta that the sender knows of (0 if none): a view that stands below it has lost something
    /// and answers without applying.
    /// </summary>
    [Id(1)] public required long Previous { get; init; }

    /// <summary>The acts, in log order.</summary>
    [Id(2)] public required ItemAct[] Acts { get; init; }
}

namespace SocialRec.Grains.Interfaces.Items;

/// <summary>What a run of one partition's log adds to one item, merged.</summary>
[GenerateSerializer, Immutable, Alias("ItemDelta")]
public sealed record ItemDelta
{
    /// <summary>The partition the acts come from.</summary>
    [Id(0)] public required int Partition { get; init; }

    /// <summary>
    /// A position that a view which missed nothing has reached; 0 if none is known. A view that stands below it has lost something and answers
    /// without applying.
    /// </summary>
    [Id(1)] public required long Previous { get; init; }

    /// <summary>The acts, in log order.</summary>
    [Id(2)] public required ItemAct[] Acts { get; init; }
}

namespace SocialRec.Recommendation.Catalog;

/// <summary>What an item's events amount to; the last word on an item stands.</summary>
public readonly record struct FiguresEntry
{
    /// <summary>The item's id.</summary>
    public required string Id { get; init; }

    /// <summary>Weighted count of acts, undecayed.</summary>
    public required float Popularity { get; init; }

    /// <summary>Decayed weighted count at <see cref="AsOfMs"/>; half-life <see cref="CatalogReplicaOptions.TrendHalfLifeHours"/>.</summary>
    public required float Trend { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long AsOfMs { get; init; }

    /// <summary><see cref="IdHash"/> of items that the same shoppers dealt with shortly before this one, best first.</summary>
    public ulong[]? Neighbours { get; init; }

    /// <summary>The weight of each neighbour, positive.</summary>
    public float[]? NeighbourWeights { get; init; }

    /// <summary>What its reviews say; null where there are none.</summary>
    public RowOpinion? Opinion { get; init; }
}

namespace SocialRec.Recommendation.Catalog;

/// <summary>How a replica keeps its lists.</summary>
public sealed class CatalogReplicaOptions
{
    /// <summary>Half-life of trends in hours; must be that of the items' own counters. Default 24, 0.01 to 10,000.</summary>
    public double TrendHalfLifeHours { get; init; } = 24;

    /// <summary>Items in each list over the whole catalog. Default 1,024, 16 to 65,536.</summary>
    public int ListLength { get; init; } = 1024;

    /// <summary>Items in each list of one category. Default 256, 16 to 65,536.</summary>
    public int CategoryListLength { get; init; } = 256;

    /// <summary>Co-occurring items kept for a row in each direction. Default 32, 1 to 256.</summary>
    public int NeighboursPerRow { get; init; } = 32;

    /// <summary>
    /// How long a published state of figures, neighbours and lists stands at least, in milliseconds; cached candidates stay good for as long.
    /// Rows and tombstones are never held back. Default 1,000, 0 to 60,000.
    /// </summary>
    public int FiguresIntervalMs { get; init; } = 1000;

    /// <summary>Says what is wrong with the options, or null if they are fine.</summary>
    public string? Problem() => this switch
    {
        { TrendHalfLifeHours: not (>= 0.01 and <= 10_000) } => $"{nameof(TrendHalfLifeHours)} must be 0.01 to 10,000 hours, not {TrendHalfLifeHours}.",
        { ListLength: < 16 or > 65_536 } => $"{nameof(ListLength)} must be 16 to 65,536, not {ListLength}.",
        { CategoryListLength: < 16 or > 65_536 } => $"{nameof(CategoryListLength)} must be 16 to 65,536, not {CategoryListLength}.",
        { NeighboursPerRow: < 1 or > 256 } => $"{nameof(NeighboursPerRow)} must be 1 to 256, not {NeighboursPerRow}.",
        { FiguresIntervalMs: < 0 or > 60_000 } => $"{nameof(FiguresIntervalMs)} must be 0 to 60,000 ms, not {FiguresIntervalMs}.",
        _ => null,
    };
}

using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Recommendation.Catalog;

namespace SocialRec.Grains.Catalog;

/// <summary>A shard's rows and figures in the words of the recommendation library.</summary>
internal static class RowMapping
{
    /// <summary>A row for the replica.</summary>
    public static Recommendation.Catalog.CatalogEntry ToEntry(CatalogRow row) => row switch
    {
        { Item: { } item } => Described(row, item),
        // When an item that only events name was published is not known: being met today does not make it new.
        { Version: 0 } => new() { Id = row.Id, Version = 0, Kind = CatalogEntryKind.Observed },
        _ => new() { Id = row.Id, Version = row.Version, Kind = CatalogEntryKind.Removed },
    };

    /// <summary>Figures for the replica.</summary>
    public static FiguresEntry ToEntry(ItemFigures figures) => new()
    {
        Id = figures.Id,
        Popularity = figures.Popularity,
        Trend = figures.Trend,
        AsOfMs = figures.AsOfMs,
        Neighbours = figures.Neighbours,
        NeighbourWeights = figures.NeighbourWeights,
        Opinion = figures.Reviews is { } reviews ? ToOpinion(reviews) : null,
    };

    // There are some twenty aspects: one string of each serves all rows.
    private static RowOpinion ToOpinion(ReviewSummary reviews) => new(
        reviews.Counts.Total,
        reviews.Counts.Positive,
        reviews.Counts.Negative,
        Array.ConvertAll(reviews.Aspects, aspect => new RowAspect(string.Intern(aspect.Aspect), aspect.Counts.Total, aspect.Counts.Positive)));

    private static Recommendation.Catalog.CatalogEntry Described(CatalogRow row, CatalogItem item) => new()
    {
        Id = row.Id,
        Version = row.Version,
        Kind = CatalogEntryKind.Described,
        Categories = item.Categories,
        Attributes = item.Attributes,
        Price = item.Price ?? double.NaN,
        InStock = item.InStock,
        Hidden = item.Hidden,
        PublishedMs = item.PublishedMs ?? row.WrittenMs,
        ExpiresMs = item.ExpiresMs ?? long.MaxValue,
    };
}

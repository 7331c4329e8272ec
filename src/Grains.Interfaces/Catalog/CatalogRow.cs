using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Grains.Interfaces.Catalog;

/// <summary>A catalog row, or the tombstone of one.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Version">The row's version, counting its writes.</param>
/// <param name="Item">The row; null for a tombstone, or where an item is known by its events only (version 0).</param>
/// <param name="WrittenMs">When it was first written, Unix milliseconds.</param>
[GenerateSerializer, Immutable, Alias("CatalogRow")]
public sealed record CatalogRow(
    [property: Id(0)] string Id,
    [property: Id(1)] long Version,
    [property: Id(2)] CatalogItem? Item,
    [property: Id(3)] long WrittenMs);

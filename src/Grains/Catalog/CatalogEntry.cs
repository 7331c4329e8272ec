using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Grains.Catalog;

/// <summary>A row as stored.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Version">Counts the writes of the row; 0 where the item is known by its events only.</param>
/// <param name="Change">The shard version at which it was last written.</param>
/// <param name="Item">The row; null for a tombstone and at version 0.</param>
/// <param name="WrittenMs">When the item was first met, Unix milliseconds.</param>
[GenerateSerializer, Immutable, Alias("CatalogEntry")]
internal sealed record CatalogEntry(
    [property: Id(0)] string Id,
    [property: Id(1)] long Version,
    [property: Id(2)] long Change,
    [property: Id(3)] CatalogItem? Item,
    [property: Id(4)] long WrittenMs)
{
    /// <summary>The row as replicas and callers see it.</summary>
    public CatalogRow ToRow() => new(Id, Version, Item, WrittenMs);
}

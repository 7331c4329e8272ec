namespace SocialRec.Grains.Interfaces.Catalog;

/// <summary>What changed in a shard after a version.</summary>
/// <param name="Rows">Rows and tombstones, the latest of each item only.</param>
/// <param name="Figures">Figures, the latest of each item only.</param>
/// <param name="Version">The shard version that these bring the caller to.</param>
/// <param name="AtEnd">Whether nothing more was waiting.</param>
/// <param name="AsOfMs">When the answer was true, Unix milliseconds: what the replica's staleness counts from.</param>
[GenerateSerializer, Immutable, Alias("CatalogChanges")]
public sealed record CatalogChanges(
    [property: Id(0)] CatalogRow[] Rows,
    [property: Id(1)] ItemFigures[] Figures,
    [property: Id(2)] long Version,
    [property: Id(3)] bool AtEnd,
    [property: Id(4)] long AsOfMs);

using SocialRec.Identity;

namespace SocialRec.Grains.Interfaces.Tenants;

/// <summary>How many buckets a tenant's users and items are spread over.</summary>
/// <param name="Partitions">Log partitions, by hash of the user.</param>
/// <param name="CatalogShards">Catalog shards, by hash of the item.</param>
[GenerateSerializer, Immutable, Alias("TenantLayout")]
public sealed record TenantLayout([property: Id(0)] int Partitions, [property: Id(1)] int CatalogShards)
{
    /// <summary>The id of the one layout grain of a tenant.</summary>
    public const string GrainId = "layout";

    private const int MaxTimelineShards = 4;

    /// <summary>The partition that holds a user's events.</summary>
    public int PartitionOf(string user) => IdHash.Bucket(user, Partitions);

    /// <summary>The shard that holds an item's row.</summary>
    public int ShardOf(string item) => IdHash.Bucket(item, CatalogShards);

    /// <summary>Shards of timelines, by hash of the circle or person: each is polled by every silo, and there are few rows, so there are few of them.</summary>
    public int TimelineShards => Math.Min(CatalogShards, MaxTimelineShards);

    /// <summary>The shard that holds the timeline of a circle or person.</summary>
    public int TimelineShardOf(string id) => IdHash.Bucket(id, TimelineShards);
}

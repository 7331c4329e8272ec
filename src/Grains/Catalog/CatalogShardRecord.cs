namespace SocialRec.Grains.Catalog;

/// <summary>What a shard needs to find its pages again.</summary>
[GenerateSerializer, Alias("CatalogShardRecord")]
internal sealed class CatalogShardRecord
{
    /// <summary>Pages reserved: numbers 0 to this − 1 may exist.</summary>
    [Id(0)] public int Pages { get; set; }

    /// <summary>Counts the activations, so that versions given by one are above those of any before, durable or not.</summary>
    [Id(1)] public long Epoch { get; set; }
}

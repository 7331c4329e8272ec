using SocialRec.Gateway.Addressing;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Identity;

namespace SocialRec.Gateway.Items;

/// <summary>Finds the catalog shard that holds an item's row.</summary>
internal sealed class CatalogShards(IGrainFactory grains, TenantLayouts layouts)
{
    /// <summary>The shard of an item.</summary>
    public async ValueTask<ICatalogShardGrain> OfAsync(string tenant, string item)
    {
        TenantLayout layout = await layouts.GetAsync(tenant);
        return Get(tenant, layout.ShardOf(item));
    }

    /// <summary>A shard by its number.</summary>
    public ICatalogShardGrain Get(string tenant, int shard) => grains.Refer<ICatalogShardGrain>(GrainKey.Of(tenant, shard));
}

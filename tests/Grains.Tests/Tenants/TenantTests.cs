using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Tenants;

public sealed class TenantTests
{
    [Fact]
    public async Task Layout_IsSettledOnFirstUse_AndStaysWhenSettingsChange()
    {
        TestStorage storage = new();
        await using (GrainsCluster first = await GrainsCluster.StartAsync(storage, ("Tenants:Partitions", "3"), ("Tenants:CatalogShards", "5")))
            Assert.Equal(new TenantLayout(3, 5), await first.LayoutAsync("cafe"));
        await using GrainsCluster second = await GrainsCluster.StartAsync(storage, ("Tenants:Partitions", "7"), ("Tenants:CatalogShards", "7"));
        Assert.Equal(new TenantLayout(3, 5), await second.LayoutAsync("cafe"));
        Assert.Equal(new TenantLayout(7, 7), await second.LayoutAsync("kiosk"));
        string[] tenants = await second.Grains.GetGrain<ITenantDirectoryGrain>(ITenantDirectoryGrain.Key).ListAsync();
        Assert.Equal([GrainsCluster.Tenant, "cafe", "kiosk"], tenants.TakeLast(3));
        Assert.Equal(tenants.Distinct(), tenants);
    }

    [Fact]
    public async Task Layout_DirectoryCannotBeWritten_IsNotSettled()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        cluster.Storage.OnWrite = (state, _) => state == "tenants" ? StorageFault.Fails : StorageFault.None;
        await Assert.ThrowsAnyAsync<Exception>(() => cluster.LayoutAsync("cafe"));
        Assert.Null(cluster.Storage.Bytes("tenant", "tenant/cafe/layout"));
        cluster.Storage.OnWrite = (_, _) => StorageFault.None;
        Assert.Equal(1, (await cluster.LayoutAsync("cafe")).Partitions);
    }
}

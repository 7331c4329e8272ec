using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Orleans;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Identity;
using SocialRec.TestKit;

namespace SocialRec.Silo.Tests;

public class SiloHostTests
{
    private static readonly string Layout = GrainKey.Of(GrainKey.DefaultTenant, TenantLayout.GrainId);

    [Fact]
    public async Task Start_AfterAStop_HasRowsAndEventsAgain()
    {
        using var directory = new TempDirectory();
        using (IHost host = await StartAsync(directory))
        {
            var grains = host.Services.GetRequiredService<IGrainFactory>();
            TenantLayout layout = await grains.GetGrain<ITenantGrain>(Layout).GetLayoutAsync();
            await grains.GetGrain<ICatalogShardGrain>(GrainKey.Of(GrainKey.DefaultTenant, layout.ShardOf("kettle"))).PutAsync([new CatalogItem { Id = "kettle", Title = "Kettle" }]);
            await grains.GetGrain<ILogPartitionGrain>(GrainKey.Of(GrainKey.DefaultTenant, layout.PartitionOf("ann")))
                .AppendAsync([new SocialEvent { Id = "1", Type = EventType.Like, User = "ann", Item = "kettle" }]);
            await host.StopAsync();
        }

        using IHost again = await StartAsync(directory);
        ItemDetails? item = await ItemAsync(again, item => item?.EventCounts.Count > 0);

        Assert.Equal(("Kettle", 1L), (item!.Catalog!.Title, item.EventCounts[EventType.Like]));
        await again.StopAsync();
    }

    [Fact]
    public async Task HealthCheck_CatalogLoaded_IsHealthy()
    {
        using var directory = new TempDirectory();
        using IHost host = await StartAsync(directory);
        var health = host.Services.GetRequiredService<HealthCheckService>();
        await host.Services.GetRequiredService<Grains.Recommendations.ServingService>().WhenReadyAsync();

        HealthReport report = await health.CheckHealthAsync();

        Assert.Equal(HealthStatus.Healthy, report.Entries["serving"].Status);
        await host.StopAsync();
    }

    private static async Task<IHost> StartAsync(TempDirectory directory)
    {
        IHost host = TestHost.Build(("Storage:DataDirectory", directory.Path), ("Tenants:Partitions", "2"), ("Tenants:CatalogShards", "2"));
        await host.StartAsync();
        return host;
    }

    private static async Task<ItemDetails?> ItemAsync(IHost host, Func<ItemDetails?, bool> wanted)
    {
        var grain = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IItemGrain>(GrainKey.Of(GrainKey.DefaultTenant, "kettle"));
        using var pauses = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        ItemDetails? item = await grain.GetAsync();
        for (int i = 0; i < 3000 && !wanted(item); i++)
        {
            await pauses.WaitForNextTickAsync();
            item = await grain.GetAsync();
        }

        return item;
    }
}

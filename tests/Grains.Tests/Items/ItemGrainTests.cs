using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.Tenants;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Items;

[Collection(SiloCollection.Name)]
public class ItemGrainTests(TestSilo silo)
{
    private readonly string _tenant = silo.NewTenant();

    [Fact]
    public async Task Get_NothingKnown_IsNull() => Assert.Null(await Item("a").GetAsync());

    [Fact]
    public async Task Apply_RedeliveredAfterTheActivationEnded_CountsOnce()
    {
        await View("a").ApplyAsync(Delta(1, 2));
        await View("a").FlushAsync(0, long.MaxValue);
        await silo.DeactivateAsync(Item("a"));

        ViewProgress progress = await View("a").ApplyAsync(Delta(1, 2));

        Assert.Equal(new ViewProgress(2, 2), progress);
        Assert.Equal(2, (await Item("a").GetAsync())!.EventCounts[EventType.Like]);
    }

    [Fact]
    public async Task Apply_BeforeAnyFlush_IsAppliedButNotDurable() =>
        Assert.Equal(new ViewProgress(2, 0), await View("a").ApplyAsync(Delta(1, 2)));

    [Fact]
    public async Task Flush_FirstEvents_AreDurableOnlyOnceTheCatalogKnowsTheItem()
    {
        await View("a").ApplyAsync(Delta(1));

        ViewProgress progress = await View("a").FlushAsync(0, long.MaxValue);

        Assert.Equal(new ViewProgress(1, 1), progress);
        CatalogRow? row = await (await ShardAsync("a")).GetAsync("a");
        Assert.Equal((0L, null), (row!.Version, row.Item));
    }

    [Fact]
    public async Task Get_DescribedItemWithEvents_HasBoth()
    {
        await (await ShardAsync("a")).PutAsync([new CatalogItem { Id = "a", Title = "Kettle" }]);
        await View("a").ApplyAsync(Delta(1));

        ItemDetails? details = await Item("a").GetAsync();

        Assert.Equal(("Kettle", 1L, 1L), (details!.Catalog!.Title, details.Version, details.EventCounts[EventType.Like]));
    }

    [Fact]
    public async Task Get_DeletedItem_IsNullWhateverItsEvents()
    {
        await View("a").ApplyAsync(Delta(1));
        await View("a").FlushAsync(0, long.MaxValue);
        Assert.True(await (await ShardAsync("a")).DeleteAsync("a"));

        await View("a").ApplyAsync(Delta(1, 2));
        await View("a").FlushAsync(0, long.MaxValue);

        Assert.Null(await Item("a").GetAsync());
    }

    private IItemGrain Item(string id) => silo.Grains.GetGrain<IItemGrain>(GrainKey.Of(_tenant, id));

    private IItemView View(string id) => silo.Grains.GetGrain<IItemView>(GrainKey.Of(_tenant, id));

    private async Task<ICatalogShardGrain> ShardAsync(string item)
    {
        var layout = await silo.Service<TenantLayouts>().GetAsync(_tenant);
        return silo.Grains.GetGrain<ICatalogShardGrain>(GrainKey.Of(_tenant, layout.ShardOf(item)));
    }

    private static ItemDelta Delta(params long[] positions) => new()
    {
        Partition = 0,
        Previous = 0,
        Acts = [.. positions.Select(position => new ItemAct(position, EventType.Like, "ann", float.NaN, null, null, []))],
    };
}

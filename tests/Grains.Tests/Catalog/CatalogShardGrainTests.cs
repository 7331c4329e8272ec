using Orleans.Runtime;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Catalog;

[Collection(SiloCollection.Name)]
public class CatalogShardGrainTests(TestSilo silo)
{
    private readonly string _tenant = silo.NewTenant();

    private ICatalogShardGrain Sut => silo.Grains.GetGrain<ICatalogShardGrain>(GrainKey.Of(_tenant, 0));

    [Fact]
    public async Task Put_ManyAtOnce_AllAreDurableWhenItReturns()
    {
        CatalogItem[] items = [.. Enumerable.Range(0, 1000).Select(i => Item($"i{i}") with { Description = new string('x', 500) })];

        Assert.All(await Sut.PutAsync(items), version => Assert.Equal(1, version));
        await silo.DeactivateAsync(Sut);

        CatalogChanges changes = await ReadAllAsync();
        Assert.Equal(items.Select(item => item.Id).Order(), changes.Rows.Select(row => row.Id).Order());
        Assert.All(changes.Rows, row => Assert.Equal(500, row.Item!.Description!.Length));
    }

    [Fact]
    public async Task Put_ConcurrentCallers_EachGetsAVersionOfItsOwn()
    {
        long[][] versions = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Sut.PutAsync([Item("a")])));

        Assert.Equal(Enumerable.Range(1, 50).Select(version => (long)version), versions.Select(version => version[0]).Order());
    }

    [Fact]
    public async Task Put_MoreThanAThousand_IsRefused() =>
        await Assert.ThrowsAsync<InvalidRequestException>(() => Sut.PutAsync([.. Enumerable.Range(0, 1001).Select(i => Item($"i{i}"))]));

    [Fact]
    public async Task PutIfVersion_TwoWritersWhoReadTheSame_OneWins()
    {
        await Sut.PutAsync([Item("a")]);

        long?[] versions = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Sut.PutIfVersionAsync(Item("a"), 1)));

        Assert.Equal(2, Assert.Single(versions, version => version is not null));
    }

    [Fact]
    public async Task Delete_AfterARestart_IsStillATombstone()
    {
        await Sut.PutAsync([Item("a")]);
        Assert.True(await Sut.DeleteAsync("a"));
        await silo.DeactivateAsync(Sut);

        CatalogRow row = Assert.Single((await ReadAllAsync()).Rows);

        Assert.Equal((2L, null), (row.Version, row.Item));
        Assert.False(await Sut.DeleteAsync("a"));
    }

    [Fact]
    public async Task ReadChanges_NothingNewYet_WaitsForTheNextChange()
    {
        await Sut.PutAsync([Item("a")]);
        long version = (await ReadAllAsync()).Version;

        Task<CatalogChanges> waiting = Sut.ReadChangesAsync(version, 100, 10_000);
        Assert.False(waiting.IsCompleted);
        await Sut.PutAsync([Item("b")]);

        Assert.Equal("b", Assert.Single((await waiting).Rows).Id);
    }

    [Fact]
    public async Task ReadChanges_AfterARestart_NumbersGoOnAboveTheOldOnes()
    {
        await Sut.PutAsync([Item("a")]);
        await Sut.PutFiguresAsync([Figures("a", 1)]);
        long version = (await ReadAllAsync()).Version;
        await silo.DeactivateAsync(Sut);

        await Sut.PutAsync([Item("b")]);

        Assert.Contains((await Sut.ReadChangesAsync(version, 100, 0)).Rows, row => row.Id == "b");
    }

    [Fact]
    public async Task PutFigures_UnknownItem_MakesItARowWithoutDescription()
    {
        await Sut.PutFiguresAsync([Figures("a", 7)]);
        await silo.DeactivateAsync(Sut);

        CatalogChanges changes = await ReadAllAsync();

        Assert.Equal((0L, null), (Assert.Single(changes.Rows).Version, changes.Rows[0].Item));
        Assert.Equal(7, Assert.Single(changes.Figures).Popularity);
    }

    [Fact]
    public async Task PutFigures_DeletedItem_DoNotBringItBack()
    {
        await Sut.PutAsync([Item("a")]);
        await Sut.DeleteAsync("a");

        await Sut.PutFiguresAsync([Figures("a", 7)]);

        Assert.Null((await Sut.GetAsync("a"))!.Item);
        Assert.Equal(2, (await Sut.GetAsync("a"))!.Version);
    }

    [Fact]
    public async Task Get_WhereRowsCouldNotBeRead_FailsAndLoadsWithALaterCall()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        ICatalogShardGrain sut = cluster.Grains.GetGrain<ICatalogShardGrain>(GrainKey.Of(GrainsCluster.Tenant, 0));
        await sut.PutAsync([Item("a")]);
        bool isOut = true;
        cluster.Storage.FailsReading = (state, _) => state.StartsWith("rows-", StringComparison.Ordinal) && Volatile.Read(ref isOut);
        await cluster.Orleans.DeactivateAsync(sut);

        Assert.True(IsOfAnActivationThatEnds((await Record.ExceptionAsync(() => sut.GetAsync("a")))!));
        Volatile.Write(ref isOut, false);

        Assert.NotNull(await Eventually.BecomesAsync(() => GetOrNullAsync(sut, "a"), row => row?.Item is not null));
    }

    private static async Task<CatalogRow?> GetOrNullAsync(ICatalogShardGrain shard, string item)
    {
        try
        {
            return await shard.GetAsync(item);
        }
        catch (Exception e) when (IsOfAnActivationThatEnds(e))
        {
            return null;
        }
    }

    // An activation that could not read its rows ends; a call that comes while it does is turned away.
    private static bool IsOfAnActivationThatEnds(Exception exception) => exception is IOException or OrleansMessageRejectionException;

    private Task<CatalogChanges> ReadAllAsync() => Sut.ReadChangesAsync(0, 5000, 0);

    private static CatalogItem Item(string id) => new() { Id = id };

    private static ItemFigures Figures(string id, float popularity) => new(id, popularity, 0, 1, [], []);
}

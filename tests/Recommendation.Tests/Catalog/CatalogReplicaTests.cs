using SocialRec.Identity;
using SocialRec.Recommendation.Catalog;

namespace SocialRec.Recommendation.Tests.Catalog;

public sealed class CatalogReplicaTests
{
    private readonly CatalogReplica _replica = new();

    [Fact]
    public void Apply_OlderVersionAfterNewer_KeepsTheNewer()
    {
        _replica.Apply([Entry("a", version: 2, price: 20), Entry("a", version: 1, price: 10)]);

        CatalogView view = _replica.Publish(nowMs: 0);

        Assert.Equal(20, view.Price(RowOf(view, "a")));
        Assert.Equal(1, view.Count);
    }

    [Fact]
    public void Apply_TombstoneThenOlderRow_StaysRemoved()
    {
        _replica.Apply([Entry("a", version: 3) with { Kind = CatalogEntryKind.Removed }, Entry("a", version: 2)]);

        CatalogView view = _replica.Publish(nowMs: 0);

        Assert.Equal(RowFlags.None, view.FlagsOf(RowOf(view, "a")));
    }

    [Fact]
    public void Apply_ItemKnownByEventsOnly_IsListedInStock()
    {
        _replica.Apply([new CatalogEntry { Id = "a", Version = 0, Kind = CatalogEntryKind.Observed }]);

        CatalogView view = _replica.Publish(nowMs: 0);

        Assert.Equal(RowFlags.Listed | RowFlags.InStock, view.FlagsOf(RowOf(view, "a")));
    }

    [Fact]
    public void Publish_AfterChange_LeavesEarlierPictureAlone()
    {
        _replica.Apply([Entry("a", version: 1, price: 10)]);
        CatalogView before = _replica.Publish(nowMs: 0);
        _replica.Apply([Entry("a", version: 2, price: 20), Entry("b", version: 1)]);

        CatalogView after = _replica.Publish(nowMs: 0);

        Assert.Equal(10, before.Price(RowOf(before, "a")));
        Assert.Equal(-1, RowOf(before, "b"));
        Assert.Equal(20, after.Price(RowOf(after, "a")));
        Assert.Equal(1, RowOf(after, "b"));
    }

    [Fact]
    public void Publish_NothingNew_GivesTheSamePicture()
    {
        _replica.Apply([Entry("a", version: 1)]);
        CatalogView view = _replica.Publish(nowMs: 0);

        Assert.Same(view, _replica.Publish(nowMs: 10_000));
    }

    [Fact]
    public void Publish_NewPriceOnly_KeepsTheEpoch()
    {
        _replica.Apply([Entry("a", version: 1, price: 10)]);
        CatalogView first = _replica.Publish(nowMs: 0);
        _replica.Publish(nowMs: 2_000);
        _replica.Apply([Entry("a", version: 2, price: 11)]);

        CatalogView second = _replica.Publish(nowMs: 2_001);

        Assert.True(second.Version > first.Version);
        Assert.Equal(first.Epoch, second.Epoch);
    }

    [Fact]
    public void Publish_FiguresBeforeTheirInterval_WaitsForIt()
    {
        _replica.Apply([Entry("a", version: 1)]);
        _replica.Publish(nowMs: 0);
        _replica.ApplyFigures([Figures("a", popularity: 7)]);

        Assert.Equal(0, Popularity(_replica.Publish(nowMs: 999), "a"));
        Assert.Equal(3, Popularity(_replica.Publish(nowMs: 1_000), "a"));
    }

    [Fact]
    public void Publish_NewRowsBetweenFigures_HaveNoFiguresYet()
    {
        _replica.Apply([Entry("a", version: 1)]);
        _replica.Publish(nowMs: 0);
        _replica.Apply([Entry("b", version: 1)]);
        _replica.ApplyFigures([Figures("b", popularity: 7)]);

        CatalogView view = _replica.Publish(nowMs: 1);

        Assert.Equal(0, Popularity(view, "b"));
        Assert.Equal(0, view.Trend(RowOf(view, "b"), nowMs: 1));
        Assert.True(view.After(RowOf(view, "b")).IsEmpty);
    }

    [Fact]
    public void ApplyFigures_Trend_HalvesInEachHalfLife()
    {
        const long Now = 1_770_000_000_000, Day = 86_400_000;
        _replica.Apply([Entry("a", version: 1)]);
        _replica.ApplyFigures([Figures("a", popularity: 7) with { Trend = 8, AsOfMs = Now }]);

        CatalogView view = _replica.Publish(Now);

        Assert.Equal(8, view.Trend(0, Now), 0.5);
        Assert.Equal(2, view.Trend(0, Now + 2 * Day), 0.15);
    }

    [Fact]
    public void ApplyFigures_Neighbours_AreKnownFromBothSides()
    {
        _replica.Apply([Entry("a", version: 1), Entry("b", version: 1)]);
        _replica.ApplyFigures([Figures("b", popularity: 1) with { Neighbours = [IdHash.Of("a")], NeighbourWeights = [1] }]);

        CatalogView view = _replica.Publish(nowMs: 0);

        Assert.Equal([new Neighbour(RowOf(view, "a"), 0.25f)], view.Before(RowOf(view, "b")).ToArray());
        Assert.Equal([new Neighbour(RowOf(view, "b"), 0.25f)], view.After(RowOf(view, "a")).ToArray());
    }

    [Fact]
    public void ApplyFigures_NeighbourGone_LeavesTheOtherSideToo()
    {
        _replica.Apply([Entry("a", version: 1), Entry("b", version: 1)]);
        _replica.ApplyFigures([Figures("b", popularity: 1) with { Neighbours = [IdHash.Of("a")], NeighbourWeights = [1] }]);
        _replica.ApplyFigures([Figures("b", popularity: 1) with { Neighbours = [IdHash.Of("c")], NeighbourWeights = [1] }]);

        CatalogView view = _replica.Publish(nowMs: 0);

        Assert.True(view.After(RowOf(view, "a")).IsEmpty);
        Assert.Equal(RowFlags.None, view.FlagsOf(view.Find(IdHash.Of("c"))));
    }

    private static CatalogEntry Entry(string id, long version, double price = double.NaN) => new()
    {
        Id = id,
        Version = version,
        Kind = CatalogEntryKind.Described,
        Price = price,
        InStock = true,
        ExpiresMs = long.MaxValue,
    };

    private static FiguresEntry Figures(string id, float popularity) => new() { Id = id, Popularity = popularity, Trend = 0, AsOfMs = 0 };

    private static int RowOf(CatalogView view, string id) => view.Find(IdHash.Of(id));

    private static float Popularity(CatalogView view, string id) => view.Popularity(RowOf(view, id));
}

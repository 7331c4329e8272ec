using SocialRec.Grains.Catalog;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Grains.Tests.Catalog;

public class CatalogTableTests
{
    [Fact]
    public void ChangesAfter_Zero_AreEverythingLatestOnly()
    {
        var table = CreateSut();
        table.Publish(Entry("a", 1), 0);
        table.Publish(Entry("b", 1), 0);
        table.Publish(Entry("a", 2), 0);

        CatalogChanges changes = table.ChangesAfter(0, 100, 5);

        Assert.Equal([("b", 1L), ("a", 2L)], changes.Rows.Select(row => (row.Id, row.Version)));
        Assert.True(changes.AtEnd);
        Assert.Equal((table.Version, 5), (changes.Version, changes.AsOfMs));
    }

    [Fact]
    public void ChangesAfter_TheVersionReached_AreNone()
    {
        var table = CreateSut();
        table.Publish(Entry("a", 1), 0);

        Assert.Empty(table.ChangesAfter(table.Version, 100, 0).Rows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void ChangesAfter_PageByPage_MissesNoRowAndNoFigures(int page)
    {
        var table = CreateSut();
        for (int i = 0; i < 20; i++)
            table.Publish(Entry($"i{i}", 1), 0);
        for (int i = 0; i < 20; i += 2)
            table.Publish(Figures($"i{i}", 1));
        table.Publish(Entry("i5", 2), 0);
        var rows = new Dictionary<string, long>();
        var figures = new HashSet<string>();

        CatalogChanges changes;
        long version = 0;
        do
        {
            changes = table.ChangesAfter(version, page, 0);
            Assert.True(changes.Rows.Length + changes.Figures.Length <= page);
            foreach (CatalogRow row in changes.Rows)
                rows[row.Id] = row.Version;
            figures.UnionWith(changes.Figures.Select(one => one.Id));
            version = changes.Version;
        }
        while (!changes.AtEnd);

        Assert.Equal(20, rows.Count);
        Assert.Equal(2, rows["i5"]);
        Assert.Equal(10, figures.Count);
    }

    [Fact]
    public void ChangesAfter_VersionOfARestoredBackup_AreEverything()
    {
        var table = CreateSut();
        table.Publish(Entry("a", 1), 0);

        Assert.Single(table.ChangesAfter(long.MaxValue, 100, 0).Rows);
    }

    [Fact]
    public void Publish_OlderFigures_AreIgnored()
    {
        var table = CreateSut();
        table.Publish(Entry("a", 1), 0);
        table.Publish(Figures("a", 10));

        Assert.Null(table.Publish(Figures("a", 9)));

        Assert.Equal(10, table.Find("a")!.Figures!.AsOfMs);
    }

    [Fact]
    public void Load_TwoCopiesOfARow_TakesTheLaterChange()
    {
        var table = new CatalogTable();

        table.Load([(0, Entry("a", 2) with { Change = 7 }), (1, Entry("a", 1) with { Change = 3 })]);

        Assert.Equal((2, 0), (table.Find("a")!.Entry.Version, table.Find("a")!.Page));
    }

    [Fact]
    public void BeginEpoch_NextActivation_NumbersAboveEveryNumberBefore()
    {
        var first = CreateSut();
        for (int i = 0; i < 1000; i++)
            first.NextVersion();
        var second = new CatalogTable();

        second.BeginEpoch(2);

        Assert.True(second.Version > first.Version);
    }

    private static CatalogTable CreateSut()
    {
        var table = new CatalogTable();
        table.BeginEpoch(1);
        return table;
    }

    private static CatalogEntry Entry(string id, long version) => new(id, version, 0, new CatalogItem { Id = id }, 0);

    private static ItemFigures Figures(string id, long asOfMs) => new(id, 1, 1, asOfMs, [], []);
}

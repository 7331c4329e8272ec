using SocialRec.Grains.Catalog;
using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Grains.Tests.Catalog;

public class RowBatchTests
{
    private readonly CatalogTable _table = new();
    private readonly PageDirectory _pages = new(pageBytes: 400);

    [Fact]
    public void Put_SameRowTwiceInABatch_CountsBothWrites()
    {
        RowBatch batch = CreateSut();

        Assert.Equal((1, 2), (batch.Put(Item("a")), batch.Put(Item("a"))));
        Assert.Single(batch.Staged);
    }

    [Fact]
    public void PutIfVersion_RowStandsElsewhere_StagesNothing()
    {
        Commit(batch => batch.Put(Item("a")));
        RowBatch batch = CreateSut();

        Assert.Null(batch.PutIfVersion(Item("a"), 0));
        Assert.Empty(batch.Staged);
        Assert.Equal(2, batch.PutIfVersion(Item("a"), 1));
    }

    [Fact]
    public void Delete_Row_LeavesATombstoneThatAnnouncingDoesNotLift()
    {
        Commit(batch => batch.Put(Item("a")));
        Commit(batch => batch.Delete("a"));
        RowBatch batch = CreateSut();

        batch.Announce("a");

        Assert.Empty(batch.Staged);
        Assert.False(batch.Delete("a"));
        Assert.Equal((2L, null), (_table.Find("a")!.Entry.Version, _table.Find("a")!.Entry.Item));
    }

    [Fact]
    public void Delete_UnknownItem_IsFalse() => Assert.False(CreateSut().Delete("a"));

    [Fact]
    public void Put_AfterATombstone_GoesOnCounting()
    {
        Commit(batch => batch.Put(Item("a")));
        Commit(batch => batch.Delete("a"));

        Assert.Equal(3, CreateSut().Put(Item("a")));
    }

    [Fact]
    public void Announce_UnknownItem_StagesARowWithoutDescription()
    {
        RowBatch batch = CreateSut();

        batch.Announce("a");

        var (entry, _) = Assert.Single(batch.Staged);
        Assert.Equal((0L, null), (entry.Version, entry.Item));
    }

    [Fact]
    public void Compose_RowThatOutgrowsItsPage_StaysOnTheOldPageUntilTheNewOneIsWritten()
    {
        Commit(batch => batch.Put(Item("a")));
        Commit(batch => batch.Put(Item("b")));
        RowBatch batch = CreateSut();

        batch.Put(Item("a") with { Title = new string('x', 350) });

        int moved = Assert.Single(batch.Staged).Page;
        Assert.Equal(1, moved);
        Assert.Equal(["a", "b"], batch.Compose(0).Select(entry => entry.Id).Order());
        Assert.Equal(["a"], batch.Compose(1).Select(entry => entry.Id));
    }

    [Fact]
    public void Compose_AfterAMove_DropsTheRowFromItsOldPage()
    {
        Commit(batch => batch.Put(Item("a")));
        Commit(batch => batch.Put(Item("b")));
        Commit(batch => batch.Put(Item("a") with { Title = new string('x', 350) }));

        Assert.Equal(["b"], CreateSut().Compose(0).Select(entry => entry.Id));
    }

    [Fact]
    public void Put_ManyRows_FillPagesUpToTheirBound()
    {
        for (int i = 0; i < 50; i++)
            Commit(batch => batch.Put(Item($"i{i}")));

        Assert.All(_pages.Pages, page => Assert.InRange(page.Bytes, 1, 400));
        Assert.Equal(50, _pages.Pages.Sum(page => page.Items.Count));
    }

    private RowBatch CreateSut() => new(_table, _pages, nowMs: 1);

    private void Commit(Action<RowBatch> stage)
    {
        RowBatch batch = CreateSut();
        stage(batch);
        foreach (var (entry, page) in batch.Staged)
        {
            _pages.Commit(entry.Id, _table.Find(entry.Id)?.Page, page);
            _table.Publish(entry, page);
        }
    }

    private static CatalogItem Item(string id) => new() { Id = id };
}

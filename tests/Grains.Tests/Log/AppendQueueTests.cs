using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Log;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Log;

public sealed class AppendQueueTests
{
    [Fact]
    public void Enqueue_TwoAppends_ShareABatch()
    {
        AppendQueue sut = new(10_000);
        var (first, _) = sut.Enqueue([Events.View("ann", "a")], new EventIdWindow(1024));
        var (second, _) = sut.Enqueue([Events.View("ben", "b")], new EventIdWindow(1024));
        Assert.Same(Assert.Single(first), Assert.Single(second));
        Assert.Equal(2, sut.Count);
    }

    [Fact]
    public void Enqueue_IdThatWaits_IsADuplicateOfTheSameBatch()
    {
        AppendQueue sut = new(10_000);
        SocialEvent e = Events.View("ann", "a", "one");
        var (first, _) = sut.Enqueue([e], new EventIdWindow(1024));
        Assert.True(sut.TryTake(out AppendBatch taken));
        var (second, duplicates) = sut.Enqueue([Events.View("ann", "b", "two"), e], new EventIdWindow(1024));
        Assert.Equal([1], duplicates);
        Assert.Contains(taken, second);
        Assert.Equal(2, second.Count);
        Assert.Contains(taken, first);
    }

    [Fact]
    public void Enqueue_SameIdTwiceInOneAppend_IsKeptOnce()
    {
        AppendQueue sut = new(10_000);
        var (batches, duplicates) = sut.Enqueue([Events.View("ann", "a", "one"), Events.View("ann", "a", "one")], new EventIdWindow(1024));
        Assert.Equal([1], duplicates);
        Assert.Single(Assert.Single(batches).Events);
    }

    [Fact]
    public void Enqueue_AcceptedId_WaitsForNothing()
    {
        EventIdWindow accepted = new(1024);
        accepted.Add(EventIdHash.Of("one"));
        var (batches, duplicates) = new AppendQueue(10_000).Enqueue([Events.View("ann", "a", "one")], accepted);
        Assert.Empty(batches);
        Assert.Equal([0], duplicates);
    }

    [Fact]
    public void Enqueue_AppendThatFitsNoMore_BeginsABatchOfItsOwn()
    {
        SocialEvent[] some = [.. Enumerable.Range(0, 10).Select(i => Events.View("ann", $"item-{i}"))];
        AppendQueue sut = new(some.Sum(EventCodec.MaxSize) + 1);
        sut.Enqueue([Events.View("ben", "b")], new EventIdWindow(1024));
        var (batches, _) = sut.Enqueue(some, new EventIdWindow(1024));
        Assert.Equal(10, Assert.Single(batches).Events.Count);
    }

    [Fact]
    public void Enqueue_AppendLargerThanABatch_IsSplitInOrder()
    {
        SocialEvent[] many = [.. Enumerable.Range(0, 100).Select(i => Events.View("ann", $"item-{i}"))];
        AppendQueue sut = new(1000);
        var (batches, _) = sut.Enqueue(many, new EventIdWindow(1024));
        Assert.All(batches, batch => Assert.True(batch.Bytes <= 1000));
        Assert.Equal(many, batches.SelectMany(batch => batch.Events));
    }

    [Fact]
    public void Release_AfterAFailedWrite_LetsTheIdsInAgain()
    {
        AppendQueue sut = new(10_000);
        SocialEvent e = Events.View("ann", "a", "one");
        sut.Enqueue([e], new EventIdWindow(1024));
        sut.TryTake(out AppendBatch batch);
        sut.Release(batch);
        Assert.Equal(0, sut.Count);
        var (_, duplicates) = sut.Enqueue([e], new EventIdWindow(1024));
        Assert.Empty(duplicates);
    }
}

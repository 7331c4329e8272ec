using FsCheck;
using FsCheck.Fluent;
using SocialRec.Inference.Queueing;

namespace SocialRec.Inference.Tests.Queueing;

public sealed class BatchQueueTests
{
    private List<Item> _taken = [];

    [Fact]
    public void Take_OfAnyLengths_ServesEachOnceOldestFirstWithLessThanAFifthOfPadding() => Prop.ForAll(
        Gen.Choose(1, 300).ArrayOf().ToArbitrary(),
        lengths =>
        {
            var queue = CreateSut(queueLength: int.MaxValue);
            List<Item> waiting = [.. lengths.Select(length => new Item(length))];
            Assert.All(waiting, item => Assert.True(queue.TryAdd(item)));
            while (Take(queue) is { Length: > 0 } taken)
            {
                Assert.Contains(waiting[0], _taken);
                Assert.All(_taken, item => Assert.True(waiting.Remove(item)));
                Assert.True(taken.Sum(length => taken.Max() - length) <= 0.2 * taken.Max() * taken.Length);
                Assert.True(taken.Length == 1 || taken.Max() * taken.Length <= 1024);
            }

            Assert.Empty(waiting);
            Assert.Equal((0, 0L), (queue.Count, queue.Tokens));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Take_WithMoreThanFit_TakesTheNearestInLength()
    {
        var queue = CreateSut(maxBatch: 3);
        Add(queue, 20, 17, 23, 19, 21);

        Assert.Equal([19, 20, 21], Take(queue));
        Assert.Equal([17], Take(queue));
        Assert.Equal([23], Take(queue));
    }

    [Fact]
    public void Take_OfVeryDifferentLengths_ServesTheOldestWithItsLike()
    {
        var queue = CreateSut();
        Add(queue, 100, 3, 99, 3, 98);

        Assert.Equal([98, 99, 100], Take(queue));
        Assert.Equal([3, 3], Take(queue));
        Assert.Empty(Take(queue));
    }

    [Fact]
    public void Take_WithTokenBudget_CountsThePadding()
    {
        var queue = CreateSut(maxTokens: 40);
        Add(queue, 17, 20, 17);

        Assert.Equal([17, 17], Take(queue));
        Assert.Equal([20], Take(queue));
    }

    [Fact]
    public void Take_OfOneItemAboveTheBudget_StillTakesIt()
    {
        var queue = CreateSut(maxTokens: 40);
        Add(queue, 50, 50);

        Assert.Equal([50], Take(queue));
    }

    [Fact]
    public void Take_WithMaxBatch_LeavesTheRest()
    {
        var queue = CreateSut(maxBatch: 2);
        Add(queue, 5, 5, 5);

        Assert.Equal([5, 5], Take(queue));
        Assert.Equal(1, queue.Count);
        Assert.Equal(5, queue.Tokens);
    }

    [Fact]
    public void Take_WithSeveralGroups_NeverMixesThem()
    {
        var queue = CreateSut();
        Assert.True(queue.TryAdd(new Item(5, group: 1)));
        Assert.True(queue.TryAdd(new Item(5, group: 2)));
        Assert.True(queue.TryAdd(new Item(5, group: 1)));

        Take(queue);

        Assert.Equal([1, 1], _taken.Select(item => item.Group));
    }

    [Fact]
    public void Take_OfAbandonedItems_SkipsThem()
    {
        var queue = CreateSut();
        Assert.True(queue.TryAdd(new Item(5) { IsAbandoned = true }));
        Add(queue, 9);
        Assert.True(queue.TryAdd(new Item(9) { IsAbandoned = true }));

        Assert.Equal([9], Take(queue));
        Assert.Equal(0, queue.Count);
        Assert.Equal(0, queue.Tokens);
    }

    [Fact]
    public void Take_AmongAbandonedNeighbours_PassesThemBy()
    {
        var queue = CreateSut(maxBatch: 3);
        Assert.True(queue.TryAdd(new Item(9)));
        Assert.All([8, 9, 10], length => Assert.True(queue.TryAdd(new Item(length) { IsAbandoned = true })));
        Add(queue, 8, 10);

        Assert.Equal([8, 9, 10], Take(queue));
        Assert.Empty(Take(queue));
        Assert.Equal(0, queue.Count);
        Assert.Equal(0, queue.Tokens);
    }

    [Fact]
    public void TakeAll_AfterSomeWereTaken_GivesTheRest()
    {
        var queue = CreateSut(maxBatch: 2);
        Add(queue, 5, 50, 5);
        Take(queue);

        Assert.Equal([50], queue.TakeAll().Select(item => item.Length));
    }

    [Fact]
    public void Add_ToAFullQueue_IsRefused()
    {
        var queue = CreateSut(queueLength: 2);
        Add(queue, 1, 1);

        Assert.False(queue.TryAdd(new Item(1)));
    }

    [Fact]
    public void Add_ToAQueueFullOfAbandonedItems_TakesTheirPlace()
    {
        var queue = CreateSut(queueLength: 1);
        Assert.True(queue.TryAdd(new Item(7) { IsAbandoned = true }));

        Assert.True(queue.TryAdd(new Item(1)));
        Assert.Equal(1, queue.Tokens);
    }

    private BatchQueue<Item> CreateSut(int maxBatch = 16, int maxTokens = 1024, int queueLength = 64) => new(
        new ModelQueueOptions { MaxBatch = maxBatch, MaxTokens = maxTokens, QueueLength = queueLength },
        (items, _) => _taken = items);

    private static void Add(BatchQueue<Item> queue, params int[] lengths) => Assert.All(lengths, length => Assert.True(queue.TryAdd(new Item(length))));

    private int[] Take(BatchQueue<Item> queue)
    {
        _taken = [];
        queue.Take()?.Run(new WorkerBuffers());
        return [.. _taken.Select(item => item.Length)];
    }

    private sealed class Item(int length, int group = 0) : IBatchItem
    {
        public int Length => length;

        public int Group => group;

        public bool IsAbandoned { get; init; }

        public bool IsTaken { get; set; }
    }
}

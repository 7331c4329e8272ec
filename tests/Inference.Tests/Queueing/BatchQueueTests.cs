using FsCheck;
using FsCheck.Fluent;
using SocialRec.Inference.Queueing;

namespace SocialRec.Inference.Tests.Queueing;

public sealed class BatchQueueTests
{
    private List<Item> _taken = [];

    [Fact]
    public void Bucket_OfAnyTwoLengthsInOne_WastesLessThanAFifth() => Prop.ForAll(
        Gen.Two(Gen.Choose(1, 1 << 20)).ToArbitrary(),
        pair =>
        {
            (int shorter, int longer) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2));
            int low = BatchQueue<Item>.BucketOf(shorter), high = BatchQueue<Item>.BucketOf(longer);
            return low <= high && (low != high || longer - shorter < 0.2 * longer);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Take_WithSeveralBuckets_ServesTheOldestItemsBucketInOrder()
    {
        var queue = CreateSut();
        Add(queue, 100, 3, 99, 3, 98);

        Assert.Equal([100, 99, 98], Take(queue));
        Assert.Equal([3, 3], Take(queue));
        Assert.Empty(Take(queue));
    }

    [Fact]
    public void Take_WithTokenBudget_CountsThePadding()
    {
        var queue = CreateSut(maxTokens: 40);
        Add(queue, 17, 20, 17);

        Assert.Equal([17, 20], Take(queue));
        Assert.Equal([17], Take(queue));
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
        Assert.True(queue.TryAdd(new Item(5, Group: 1)));
        Assert.True(queue.TryAdd(new Item(5, Group: 2)));
        Assert.True(queue.TryAdd(new Item(5, Group: 1)));

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

    private sealed record Item(int Length, int Group = 0) : IBatchItem
    {
        public bool IsAbandoned { get; init; }

        public long Order { get; set; }
    }
}

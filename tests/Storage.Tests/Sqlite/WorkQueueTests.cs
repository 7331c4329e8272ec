using SocialRec.Storage.Records;
using SocialRec.Storage.Sqlite;

namespace SocialRec.Storage.Tests.Sqlite;

public sealed class WorkQueueTests
{
    [Fact]
    public void Take_ReturnsItemsInOrderUpToTheRowBound()
    {
        var queue = CreateSut();
        var items = Enumerable.Range(0, 5).Select(_ => new Work(1)).ToArray();
        foreach (var item in items)
            queue.Add(item);

        Assert.Equal(items[..3], Take(queue, batchItems: 3));
        Assert.Equal(items[3..], Take(queue, batchItems: 3));
    }

    [Fact]
    public void Take_StopsAtTheByteBoundButAlwaysTakesOne()
    {
        var queue = CreateSut();
        Work[] items = [new(50), new(4), new(4), new(4)];
        foreach (var item in items)
            queue.Add(item);

        Assert.Equal(items[..1], Take(queue, batchBytes: 10));
        Assert.Equal(items[1..3], Take(queue, batchBytes: 10));
    }

    [Fact]
    public void Add_BeyondTheItemBound_FailsAsBusy()
    {
        var queue = CreateSut(maxItems: 2);
        queue.Add(new Work(1));
        queue.Add(new Work(1));
        var third = new Work(1);

        queue.Add(third);

        Assert.Contains("test queue", Assert.IsType<StorageBusyException>(third.Failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_BeyondTheByteBound_FailsAsBusyUntilBytesAreTaken()
    {
        var queue = CreateSut(maxBytes: 100);
        var (first, second, third) = (new Work(80), new Work(30), new Work(30));
        queue.Add(first);
        queue.Add(second);
        Take(queue);
        queue.Add(third);

        Assert.IsType<StorageBusyException>(second.Failure);
        Assert.Null(third.Failure);
    }

    [Fact]
    public void Add_OneItemLargerThanTheByteBound_IsTakenWhenNothingWaits()
    {
        var queue = CreateSut(maxBytes: 100);
        var large = new Work(1000);
        queue.Add(large);
        Assert.Null(large.Failure);
    }

    [Fact]
    public void Close_ServesWhatWaitsAndThenEnds()
    {
        var queue = CreateSut();
        var (waiting, late) = (new Work(1), new Work(1));
        queue.Add(waiting);
        queue.Close();
        queue.Add(late);

        Assert.Equal([waiting], Take(queue));
        Assert.IsType<StorageClosedException>(late.Failure);
        Assert.False(queue.Take([], 1, 1));
    }

    [Fact]
    public async Task Close_WakesATakerThatWaits()
    {
        var queue = CreateSut();
        var taker = Task.Run(() => queue.Take([], 1, 1));
        queue.Close();
        Assert.False(await taker);
    }

    [Fact]
    public void Abandon_FailsWhatWaits()
    {
        var queue = CreateSut();
        var waiting = new Work(1);
        queue.Add(waiting);
        queue.Abandon();

        Assert.IsType<StorageClosedException>(waiting.Failure);
        Assert.False(queue.Take([], 1, 1));
    }

    private static WorkQueue<Work> CreateSut(int maxItems = 100, long maxBytes = 1000) => new("test", maxItems, maxBytes, TestStore.Instruments);

    private static List<Work> Take(WorkQueue<Work> queue, int batchItems = 100, long batchBytes = 1000)
    {
        var batch = new List<Work>();
        queue.Take(batch, batchItems, batchBytes);
        return batch;
    }

    private sealed class Work(int bytes) : IQueuedWork
    {
        public int Bytes => bytes;

        public Exception? Failure { get; private set; }

        public void Fail(Exception exception) => Failure = exception;
    }
}

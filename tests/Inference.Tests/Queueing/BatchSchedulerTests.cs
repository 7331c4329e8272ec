using SocialRec.Inference.Queueing;

namespace SocialRec.Inference.Tests.Queueing;

public sealed class BatchSchedulerTests
{
    private readonly BatchScheduler _scheduler = new();

    [Fact]
    public void Take_WithTwoModelsWaiting_ServesTheOneThatHadLessTime()
    {
        var (busy, other) = (Register(), Register());
        Add(busy, 3);
        Add(other, 1);
        _scheduler.Charge(busy, TimeSpan.FromSeconds(1));

        Assert.Same(other, _scheduler.Take()!.Queue);
        Assert.Same(busy, _scheduler.Take()!.Queue);
    }

    [Fact]
    public void Take_AfterAModelWasIdle_GivesItNoClaimToThePast()
    {
        var (busy, idle) = (Register(), Register());
        for (int run = 0; run < 10; run++)
        {
            Add(busy, 1);
            _scheduler.Charge(_scheduler.Take()!.Queue, TimeSpan.FromSeconds(1));
        }

        Add(busy, 4);
        Add(idle, 4);
        var served = Enumerable.Range(0, 4).Select(_ => ServeOneSecond()).ToArray();

        Assert.Equal(2, served.Count(queue => queue == idle));
    }

    [Fact]
    public async Task Take_OnAnEmptyScheduler_WaitsForTheFirstItem()
    {
        var queue = Register();
        var taken = Task.Run(_scheduler.Take);

        Add(queue, 1);

        Assert.Same(queue, (await taken)!.Queue);
    }

    [Fact]
    public async Task Stop_WhileAWorkerWaits_LetsItGo()
    {
        var taken = Task.Run(_scheduler.Take);

        _scheduler.Stop();

        Assert.Null(await taken);
        Assert.Equal(AddOutcome.Stopped, _scheduler.Add(Register(), new Item()));
    }

    private IBatchQueue ServeOneSecond()
    {
        var queue = _scheduler.Take()!.Queue;
        _scheduler.Charge(queue, TimeSpan.FromSeconds(1));
        return queue;
    }

    private BatchQueue<Item> Register()
    {
        var queue = new BatchQueue<Item>(new ModelQueueOptions { MaxBatch = 1 }, (_, _) => { });
        _scheduler.Register(queue);
        return queue;
    }

    private void Add(BatchQueue<Item> queue, int items)
    {
        for (int i = 0; i < items; i++)
            Assert.Equal(AddOutcome.Added, _scheduler.Add(queue, new Item()));
    }

    private sealed class Item : IBatchItem
    {
        public int Length => 1;

        public int Group => 0;

        public bool IsAbandoned => false;

        public bool IsTaken { get; set; }
    }
}

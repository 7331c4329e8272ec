namespace SocialRec.Inference.Queueing;

/// <summary>The threads that run models. They are the service's own, so a run never holds a thread that grains or requests need.</summary>
internal sealed class WorkerPool
{
    private readonly BatchScheduler _scheduler;
    private readonly TimeProvider _time;
    private readonly Task[] _workers;

    public WorkerPool(int workers, BatchScheduler scheduler, TimeProvider time)
    {
        _scheduler = scheduler;
        _time = time;
        _workers = [.. Enumerable.Range(0, workers).Select(Start)];
    }

    /// <summary>How many there are.</summary>
    public int Count => _workers.Length;

    /// <summary>Ends when every worker has finished its run after the scheduler was stopped.</summary>
    public Task Stopped => Task.WhenAll(_workers);

    private Task Start(int number)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            Run();
            ended.SetResult();
        }) { IsBackground = true, Name = $"inference-{number}" }.Start();
        return ended.Task;
    }

    private void Run()
    {
        var buffers = new WorkerBuffers();
        while (_scheduler.Take() is { } batch)
        {
            long started = _time.GetTimestamp();
            batch.Run(buffers);
            _scheduler.Charge(batch.Queue, _time.GetElapsedTime(started));
        }
    }
}

namespace SocialRec.Inference.Queueing;

/// <summary>
/// Hands the waiting work of several models to the workers. A worker that is free takes at once what waits; nothing waits for company. Among models
/// that wait, the one that has had the least worker time goes first (start-time fair queueing, Goyal, Vin and Cheng 1996), so a flood of texts
/// holds up a ranking request by no more than the run under way.
/// </summary>
internal sealed class BatchScheduler
{
    private readonly object _gate = new();
    private readonly List<IBatchQueue> _queues = [];
    private TimeSpan _clock;
    private bool _stopped;

    public void Register(IBatchQueue queue)
    {
        lock (_gate)
            _queues.Add(queue);
    }

    /// <summary>Adds an item to a registered queue.</summary>
    public AddOutcome Add<T>(BatchQueue<T> queue, T item)
        where T : class, IBatchItem
    {
        lock (_gate)
        {
            if (_stopped)
                return AddOutcome.Stopped;
            // A model that had nothing to do has no claim to the time that others used meanwhile.
            if (queue.Count == 0 && queue.Used < _clock)
                queue.Used = _clock;
            if (!queue.TryAdd(item))
                return AddOutcome.Full;
            Monitor.Pulse(_gate);
            return AddOutcome.Added;
        }
    }

    /// <summary>Waits for work; null once the scheduler is stopped.</summary>
    public IBatch? Take()
    {
        lock (_gate)
        {
            while (!_stopped)
            {
                if (NextQueue() is not { } queue)
                    Monitor.Wait(_gate);
                else if (Take(queue) is { } batch)
                    return batch;
            }

            return null;
        }
    }

    /// <summary>Charges a model for the time a worker spent on it.</summary>
    public void Charge(IBatchQueue queue, TimeSpan used)
    {
        lock (_gate)
            queue.Used += used;
    }

    /// <summary>Looks at a queue, or empties it, under the lock.</summary>
    public TResult Read<T, TResult>(BatchQueue<T> queue, Func<BatchQueue<T>, TResult> read)
        where T : class, IBatchItem
    {
        lock (_gate)
            return read(queue);
    }

    /// <summary>Takes no more and lets the workers go; what waits stays where it is.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    private IBatchQueue? NextQueue()
    {
        IBatchQueue? next = null;
        foreach (var queue in _queues)
        {
            if (queue.Count > 0 && (next is null || queue.Used < next.Used))
                next = queue;
        }

        return next;
    }

    private IBatch? Take(IBatchQueue queue)
    {
        _clock = queue.Used;
        return queue.Take();
    }
}

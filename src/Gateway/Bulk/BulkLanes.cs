namespace SocialRec.Gateway.Bulk;

/// <summary>Writes that are under way, at most so many; the oldest is waited for when one more is added.</summary>
internal sealed class BulkLanes(int max)
{
    private readonly Queue<Task> _writes = new(max);

    /// <summary>Adds a write, first waiting for the oldest if as many as may be are under way.</summary>
    public async ValueTask AddAsync(Func<Task> write)
    {
        if (_writes.Count >= max)
            await _writes.Dequeue();
        _writes.Enqueue(write());
    }

    /// <summary>Waits for all of them.</summary>
    public Task DrainAsync() => Task.WhenAll(_writes);
}

using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Grains.Log;

/// <summary>Events that wait to be written together as one chunk, and the callers who wait for that write.</summary>
internal sealed class AppendBatch
{
    // Waiters go on in turns of their own: the writer must not run them between a write and its bookkeeping.
    private readonly TaskCompletionSource<long> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<SocialEvent> Events { get; } = [];

    /// <summary><see cref="EventIdHash"/> of each event's id.</summary>
    public List<UInt128> Ids { get; } = [];

    /// <summary>An upper bound of the chunk's size, without its own header.</summary>
    public int Bytes { get; private set; }

    /// <summary>Completes with the position of the chunk's last event once it is durable.</summary>
    public Task<long> Written => _written.Task;

    public void Add(SocialEvent e, UInt128 id, int bytes)
    {
        Events.Add(e);
        Ids.Add(id);
        Bytes += bytes;
    }

    public void Complete(long position) => _written.TrySetResult(position);

    public void Fail(Exception error) => _written.TrySetException(error);
}

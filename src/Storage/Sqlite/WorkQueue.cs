using SocialRec.Storage.Diagnostics;
using SocialRec.Storage.Records;

namespace SocialRec.Storage.Sqlite;

/// <summary>
/// What waits for a thread of the store: bounded in items and bytes, taken in order and in batches. Adding never blocks; taking blocks the
/// store's own thread until there is something.
/// </summary>
/// <param name="name">Its name in messages.</param>
/// <param name="maxItems">How many items may wait.</param>
/// <param name="maxBytes">How many bytes may wait; one item larger than that is still taken when nothing else waits.</param>
/// <param name="instruments">Where its length and its refusals show.</param>
internal sealed class WorkQueue<T>(string name, int maxItems, long maxBytes, EmbeddedStorageInstruments instruments) where T : class, IQueuedWork
{
    private readonly object _gate = new();
    private readonly Queue<T> _items = new();
    private long _bytes;
    private bool _closed;

    /// <summary>Takes <paramref name="item"/> in; fails it at once if there is no room or the queue is closed.</summary>
    public void Add(T item)
    {
        StorageException? refusal;
        lock (_gate)
        {
            refusal = _closed ? new StorageClosedException() : IsFullFor(item) ? new StorageBusyException(name, _items.Count) : null;
            if (refusal is null)
            {
                _items.Enqueue(item);
                _bytes += item.Bytes;
                if (_items.Count == 1)
                    Monitor.Pulse(_gate);
            }
        }

        if (refusal is null)
        {
            instruments.OnQueued(name);
        }
        else
        {
            instruments.OnFailed(refusal is StorageBusyException ? $"{name}-queue-full" : "closed", 1);
            item.Fail(refusal);
        }
    }

    /// <summary>
    /// Waits for work, then moves up to <paramref name="batchItems"/> items, and no more than <paramref name="batchBytes"/> bytes unless
    /// one item alone has more, to <paramref name="batch"/>. False once the queue is closed and empty.
    /// </summary>
    public bool Take(List<T> batch, int batchItems, long batchBytes)
    {
        lock (_gate)
        {
            while (_items.Count == 0)
            {
                if (_closed)
                    return false;
                Monitor.Wait(_gate);
            }

            var bytes = 0L;
            while (batch.Count < batchItems && _items.TryPeek(out var next) && (batch.Count == 0 || bytes + next.Bytes <= batchBytes))
            {
                bytes += next.Bytes;
                batch.Add(_items.Dequeue());
            }

            _bytes -= bytes;
            if (_items.Count > 0)
                Monitor.Pulse(_gate);
        }

        instruments.OnTaken(name, batch.Count);
        return true;
    }

    /// <summary>Takes no more; what already waits is still served.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Takes no more and fails what waits.</summary>
    public void Abandon()
    {
        T[] waiting;
        lock (_gate)
        {
            waiting = [.. _items];
            _items.Clear();
            _bytes = 0;
            _closed = true;
            Monitor.PulseAll(_gate);
        }

        instruments.OnTaken(name, waiting.Length);
        foreach (var item in waiting)
            item.Fail(new StorageClosedException());
    }

    private bool IsFullFor(T item) => _items.Count >= maxItems || (_items.Count > 0 && _bytes + item.Bytes > maxBytes);
}

using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Grains.Log;

/// <summary>
/// The events that wait for the writer, in the order they came, each id once. An append's events stay together in one batch where they fit into one.
/// </summary>
/// <param name="maxBatchBytes">The most bytes of a batch, by <see cref="EventCodec.MaxSize"/>.</param>
internal sealed class AppendQueue(int maxBatchBytes)
{
    private readonly LinkedList<AppendBatch> _batches = [];
    private readonly Dictionary<UInt128, AppendBatch> _pending = [];

    /// <summary>Events whose write has not ended.</summary>
    public int Count => _pending.Count;

    /// <summary>Adds the events whose ids are neither accepted nor waiting.</summary>
    /// <returns>The batches that hold the events, duplicates' included, and the indexes of the duplicates.</returns>
    public (HashSet<AppendBatch> Batches, List<int> Duplicates) Enqueue(SocialEvent[] events, EventIdWindow accepted)
    {
        HashSet<AppendBatch> batches = [];
        List<int> duplicates = [];
        var sizes = Array.ConvertAll(events, EventCodec.MaxSize);
        AppendBatch? open = OpenFor(sizes.Sum(), events.Length);
        for (int i = 0; i < events.Length; i++)
        {
            UInt128 id = EventIdHash.Of(events[i].Id);
            if (accepted.Contains(id))
            {
                duplicates.Add(i);
                continue;
            }

            if (_pending.TryGetValue(id, out AppendBatch? waiting))
            {
                duplicates.Add(i);
            }
            else
            {
                if (!Fits(open, sizes[i], 1))
                    open = null;
                waiting = open ??= _batches.AddLast(new AppendBatch()).Value;
                waiting.Add(events[i], id, sizes[i]);
                _pending.Add(id, waiting);
            }

            batches.Add(waiting);
        }

        return (batches, duplicates);
    }

    /// <summary>Takes the batch that has waited longest; its ids stay known until <see cref="Release"/>.</summary>
    public bool TryTake(out AppendBatch batch)
    {
        batch = _batches.First?.Value!;
        if (batch is null)
            return false;
        _batches.RemoveFirst();
        return true;
    }

    /// <summary>Forgets the ids of a batch whose write has ended, well or not.</summary>
    public void Release(AppendBatch batch)
    {
        foreach (UInt128 id in batch.Ids)
            _pending.Remove(id);
    }

    // The newest batch if the whole append fits into it; otherwise the append begins a new one.
    private AppendBatch? OpenFor(int bytes, int events) => _batches.Last is { Value: { } last } && Fits(last, bytes, events) ? last : null;

    private bool Fits(AppendBatch? batch, int bytes, int events) =>
        batch is not null && batch.Bytes + bytes <= maxBatchBytes && batch.Events.Count + events <= LogPosition.MaxEventsPerChunk;
}

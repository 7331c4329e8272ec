using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Log;

/// <summary>
/// The tail of a partition's log: the chunks above the checkpoint and, for each receiver, which of them it may not hold durably. A restart dispatches the tail again,
/// so its length bounds the work after a crash. Plain bookkeeping: whoever delivers tells it what receivers answered.
/// </summary>
internal sealed class LogTail
{
    private readonly Dictionary<string, Receiver>[] _receivers = [[], [], [], [], [], []];
    private readonly Dictionary<long, TailChunk> _chunks = [];

    /// <summary>The last chunk that is durable in every receiver: the tail begins after it.</summary>
    public long Checkpoint { get; private set; }

    /// <summary>The last chunk written.</summary>
    public long Newest { get; private set; }

    /// <summary>Events in the tail.</summary>
    public int Events { get; private set; }

    /// <summary>How many receivers there are.</summary>
    public int Receivers => _receivers.Sum(kind => kind.Count);

    /// <summary>Begins an empty tail after a chunk.</summary>
    public void StartAfter(long chunk) => Checkpoint = Newest = chunk;

    public Receiver? Find(ReceiverKind kind, string id) => _receivers[(int)kind].GetValueOrDefault(id);

    public TailChunk? Find(long chunk) => _chunks.GetValueOrDefault(chunk);

    /// <summary>Adds the chunk after the newest, with all that receive from it.</summary>
    public TailChunk Add(DispatchPlan plan)
    {
        TailChunk chunk = new(plan.Chunk);
        _chunks.Add(chunk.Number, chunk);
        Newest = chunk.Number;
        Events += chunk.Events;
        foreach (UserRun run in plan.Chunk.Runs)
            Join(ReceiverKind.User, run.User, chunk);
        foreach (string item in plan.Items.Keys)
            Join(ReceiverKind.Item, item, chunk);
        foreach (string followed in plan.Followed.Keys)
            Join(ReceiverKind.Followers, followed, chunk);
        foreach (string circle in plan.Circles.Keys)
            Join(ReceiverKind.Members, circle, chunk);
        return chunk;
    }

    /// <summary>Enters a receiver of a chunk of the tail.</summary>
    public Receiver Join(ReceiverKind kind, string id, TailChunk chunk)
    {
        Receiver receiver = Known(kind, id);
        int at = receiver.Chunks is [.., var last] && last >= chunk.Number ? receiver.Chunks.BinarySearch(chunk.Number) : ~receiver.Chunks.Count;
        if (at >= 0)
            return receiver;
        receiver.Chunks.Insert(~at, chunk.Number);
        chunk.Receivers.Add(receiver);
        chunk.Open++;
        return receiver;
    }

    /// <summary>Enters a receiver that an earlier activation set aside, with the chunks it missed.</summary>
    public Receiver Restore(ReceiverKind kind, string id, IEnumerable<long> chunks)
    {
        Receiver receiver = Known(kind, id);
        receiver.Chunks.AddRange(chunks);
        receiver.Kept = receiver.Chunks.Count;
        receiver.Parked = receiver.CatchingUp = true;
        return receiver;
    }

    /// <summary>Notes that a receiver's own record holds everything up to a position.</summary>
    public void Confirm(Receiver receiver, long durable)
    {
        long durableChunk = LogPosition.ChunkOf(durable);
        int held = 0;
        while (held < receiver.Chunks.Count && receiver.Chunks[held] <= durableChunk)
            held++;
        if (held == 0 && receiver.Chunks.Count > 0)
            return;
        for (int i = receiver.Kept; i < held; i++)
            _chunks[receiver.Chunks[i]].Open--;
        receiver.Kept = Math.Max(0, receiver.Kept - held);
        receiver.Chunks.RemoveRange(0, held);
        if (receiver.Chunks.Count == 0)
            _receivers[(int)receiver.Kind].Remove(receiver.Id);
    }

    /// <summary>Notes that a chunk holds nothing for a receiver any more.</summary>
    public void Drop(Receiver receiver, long chunk)
    {
        int at = receiver.Chunks.BinarySearch(chunk);
        if (at < 0)
            return;
        if (at < receiver.Kept)
            receiver.Kept--;
        else
            _chunks[chunk].Open--;
        receiver.Chunks.RemoveAt(at);
        if (receiver.Chunks.Count == 0)
            _receivers[(int)receiver.Kind].Remove(receiver.Id);
    }

    /// <summary>Notes that a record of parked deliveries keeps the first so many chunks of a receiver: they no longer hold the checkpoint back.</summary>
    public void Keep(Receiver receiver, int chunks)
    {
        for (; receiver.Kept < chunks; receiver.Kept++)
            _chunks[receiver.Chunks[receiver.Kept]].Open--;
    }

    /// <summary>Moves the checkpoint over chunks that were dispatched long enough ago and hold nobody's undurable events.</summary>
    /// <param name="dispatchedBeforeMs">Chunks dispatched later stay: followers' feeds, which are no receivers, have not been written yet.</param>
    /// <returns>Whether it moved.</returns>
    public bool Advance(long dispatchedBeforeMs)
    {
        long before = Checkpoint;
        while (_chunks.TryGetValue(Checkpoint + 1, out TailChunk? next) && next.Open == 0 && next.DispatchedMs <= dispatchedBeforeMs)
        {
            _chunks.Remove(++Checkpoint);
            Events -= next.Events;
        }

        return Checkpoint != before;
    }

    /// <summary>Receivers that hold the oldest chunks back and are fit to be asked to write their records, oldest first.</summary>
    /// <param name="dispatchedBeforeMs">Only chunks dispatched by this time, Unix milliseconds.</param>
    /// <param name="nowMs">Receivers whose next try is later are left out; Unix milliseconds.</param>
    public IEnumerable<Receiver> Laggards(long dispatchedBeforeMs, long nowMs)
    {
        for (long number = Checkpoint + 1; _chunks.TryGetValue(number, out TailChunk? chunk) && chunk.DispatchedMs <= dispatchedBeforeMs; number++)
        {
            foreach (Receiver receiver in chunk.Receivers)
            {
                if (receiver.Kind is ReceiverKind.User or ReceiverKind.Item or ReceiverKind.Circle && receiver is { CatchingUp: false, Chunks.Count: > 0 }
                    && receiver.Chunks[0] == number && receiver.RetryAtMs <= nowMs)
                    yield return receiver;
            }
        }
    }

    private Receiver Known(ReceiverKind kind, string id)
    {
        if (_receivers[(int)kind].TryGetValue(id, out Receiver? receiver))
            return receiver;
        return _receivers[(int)kind][id] = new Receiver(kind, id);
    }
}

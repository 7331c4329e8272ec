namespace SocialRec.Inference.Queueing;

/// <summary>
/// A bounded queue in order of length. The oldest item decides what is served next, so nothing starves, and takes along those nearest to it in length: the more
/// wait, the less of a run is padding; it is never more than a fifth. Not safe for several threads; the scheduler's lock guards it.
/// </summary>
/// <param name="options">The bounds.</param>
/// <param name="run">Runs a batch.</param>
internal sealed class BatchQueue<T>(ModelQueueOptions options, Action<List<T>, WorkerBuffers> run) : IBatchQueue
    where T : class, IBatchItem
{
    // Those of a group in order of length; of one length, in order of age.
    private readonly Dictionary<int, List<T>> _byLength = [];

    // What was taken along stays here until it would have been the oldest.
    private readonly Queue<T> _byAge = [];

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <summary>Tokens or candidates that wait.</summary>
    public long Tokens { get; private set; }

    /// <inheritdoc/>
    public TimeSpan Used { get; set; }

    /// <summary>Puts an item into its place; false if the queue is full.</summary>
    public bool TryAdd(T item)
    {
        if (Count >= options.QueueLength)
            DropAbandoned();
        if (Count >= options.QueueLength)
            return false;
        if (!_byLength.TryGetValue(item.Group, out var waiting))
            _byLength.Add(item.Group, waiting = []);
        waiting.Insert(FirstOf(waiting, item.Length + 1), item);
        _byAge.Enqueue(item);
        Count++;
        Tokens += item.Length;
        return true;
    }

    /// <inheritdoc/>
    public IBatch? Take()
    {
        while (_byAge.TryPeek(out var oldest))
        {
            if (oldest.IsTaken)
                _byAge.Dequeue();
            else if (oldest.IsAbandoned)
                Remove(_byLength[oldest.Group], FirstOf(_byLength[oldest.Group], oldest.Length), 1);
            else
                return new Batch(this, TakeWith(oldest), run);
        }

        return null;
    }

    /// <summary>Takes out all that waits.</summary>
    public List<T> TakeAll()
    {
        List<T> items = [.. _byAge.Where(item => !item.IsTaken)];
        _byLength.Clear();
        _byAge.Clear();
        (Count, Tokens) = (0, 0);
        return items;
    }

    /// <summary>Takes the oldest item and its neighbours, always the one next that adds the least padding.</summary>
    private List<T> TakeWith(T oldest)
    {
        var waiting = _byLength[oldest.Group];
        int begin = FirstOf(waiting, oldest.Length), end = begin + 1;
        while (end - begin < options.MaxBatch)
        {
            if (end < waiting.Count && waiting[end].IsAbandoned)
            {
                Remove(waiting, end, 1);
                continue;
            }

            if (begin > 0 && waiting[begin - 1].IsAbandoned)
            {
                Remove(waiting, --begin, 1);
                end--;
                continue;
            }

            long below = Padding(waiting, begin - 1, end), above = Padding(waiting, begin, end + 1);
            if (Math.Min(below, above) == long.MaxValue)
                break;
            if (below < above)
                begin--;
            else
                end++;
        }

        var items = waiting.GetRange(begin, end - begin);
        Remove(waiting, begin, items.Count);
        return items;
    }

    /// <summary>How much of a run would be padding; <see cref="long.MaxValue"/> if the run must not be.</summary>
    private long Padding(List<T> waiting, int begin, int end)
    {
        if (begin < 0 || end > waiting.Count)
            return long.MaxValue;
        int shortest = waiting[begin].Length, longest = waiting[end - 1].Length;
        if (longest - shortest > longest / 5 || (long)longest * (end - begin) > options.MaxTokens)
            return long.MaxValue;
        long padding = 0;
        for (int i = begin; i < end; i++)
            padding += longest - waiting[i].Length;
        return padding;
    }

    private void Remove(List<T> waiting, int begin, int count)
    {
        for (int i = begin; i < begin + count; i++)
        {
            waiting[i].IsTaken = true;
            Tokens -= waiting[i].Length;
        }

        waiting.RemoveRange(begin, count);
        Count -= count;
    }

    private void DropAbandoned()
    {
        foreach (var waiting in _byLength.Values)
        {
            for (int i = waiting.Count - 1; i >= 0; i--)
            {
                if (waiting[i].IsAbandoned)
                    Remove(waiting, i, 1);
            }
        }
    }

    /// <summary>The place of the first item of at least that length.</summary>
    private static int FirstOf(List<T> waiting, int length)
    {
        int low = 0, high = waiting.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (waiting[middle].Length < length)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private sealed class Batch(BatchQueue<T> queue, List<T> items, Action<List<T>, WorkerBuffers> run) : IBatch
    {
        public IBatchQueue Queue => queue;

        public void Run(WorkerBuffers buffers) => run(items, buffers);
    }
}

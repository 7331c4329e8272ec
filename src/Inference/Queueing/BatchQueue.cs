using System.Numerics;

namespace SocialRec.Inference.Queueing;

/// <summary>
/// A bounded queue in buckets of like length, so that items taken together need little padding: four buckets for each doubling, hence at most a fifth.
/// The oldest item decides which bucket is served next, so nothing starves. Not safe for several threads; the scheduler's lock guards it.
/// </summary>
/// <param name="options">The bounds.</param>
/// <param name="run">Runs a batch.</param>
internal sealed class BatchQueue<T>(ModelQueueOptions options, Action<List<T>, WorkerBuffers> run) : IBatchQueue
    where T : class, IBatchItem
{
    private readonly Dictionary<(int Group, int Bucket), Queue<T>> _buckets = [];
    private long _order;

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <summary>Tokens or candidates that wait.</summary>
    public long Tokens { get; private set; }

    /// <inheritdoc/>
    public TimeSpan Used { get; set; }

    /// <summary>Puts an item into its bucket; false if the queue is full.</summary>
    public bool TryAdd(T item)
    {
        if (Count >= options.QueueLength)
            DropAbandoned();
        if (Count >= options.QueueLength)
            return false;
        item.Order = _order++;
        var key = (item.Group, BucketOf(item.Length));
        if (!_buckets.TryGetValue(key, out var bucket))
            _buckets.Add(key, bucket = new Queue<T>());
        bucket.Enqueue(item);
        Count++;
        Tokens += item.Length;
        return true;
    }

    /// <inheritdoc/>
    public IBatch? Take()
    {
        while (Oldest() is { } bucket)
        {
            var items = TakeFrom(bucket);
            if (items.Count > 0)
                return new Batch(this, items, run);
        }

        return null;
    }

    /// <summary>Takes out all that waits.</summary>
    public List<T> TakeAll()
    {
        List<T> items = [.. _buckets.Values.SelectMany(bucket => bucket)];
        _buckets.Clear();
        (Count, Tokens) = (0, 0);
        return items;
    }

    /// <summary>The bucket of a length of at least 1: 1, 2, 3, 4, 5, 6, 7, 8, 9–10, 11–12, 13–14, 15–16, 17–20, …</summary>
    internal static int BucketOf(int length)
    {
        uint last = (uint)(length - 1);
        if (last < 4)
            return (int)last;
        int log2 = BitOperations.Log2(last);
        return (log2 * 4) + (int)((last >> (log2 - 2)) & 3) - 4;
    }

    private Queue<T>? Oldest()
    {
        Queue<T>? oldest = null;
        foreach (var bucket in _buckets.Values)
        {
            if (bucket.TryPeek(out var head) && (oldest is null || head.Order < oldest.Peek().Order))
                oldest = bucket;
        }

        return oldest;
    }

    private List<T> TakeFrom(Queue<T> bucket)
    {
        var items = new List<T>(Math.Min(bucket.Count, options.MaxBatch));
        int longest = 0;
        while (items.Count < options.MaxBatch && bucket.TryPeek(out var next))
        {
            int padded = Math.Max(longest, next.Length);
            if (!next.IsAbandoned && items.Count > 0 && (items.Count + 1L) * padded > options.MaxTokens)
                break;
            bucket.Dequeue();
            Count--;
            Tokens -= next.Length;
            if (next.IsAbandoned)
                continue;
            items.Add(next);
            longest = padded;
        }

        return items;
    }

    private void DropAbandoned()
    {
        foreach (var (key, bucket) in _buckets.ToArray())
            _buckets[key] = new Queue<T>(bucket.Where(item => !item.IsAbandoned));
        Count = _buckets.Values.Sum(bucket => bucket.Count);
        Tokens = _buckets.Values.Sum(bucket => bucket.Sum(item => (long)item.Length));
    }

    private sealed class Batch(BatchQueue<T> queue, List<T> items, Action<List<T>, WorkerBuffers> run) : IBatch
    {
        public IBatchQueue Queue => queue;

        public void Run(WorkerBuffers buffers) => run(items, buffers);
    }
}

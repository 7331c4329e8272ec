using Microsoft.Extensions.Logging;
using SocialRec.Grains.Log;

namespace SocialRec.Grains.Reviews;

/// <summary>
/// Reads the reviews and comments of a partition's log, in log order, after they were acknowledged and beside their dispatch, which never waits for it. What waits in
/// memory is bounded; beyond that, and after a restart, chunks are read again. A mark in the partition's head says how far everything is durable in digests and
/// portraits, which take each review once: nothing is lost and nothing counts twice. Nothing here throws. For use within the partition's turns.
/// </summary>
internal sealed partial class ReviewReader(
    LogStore store, ReviewDeliveries deliveries, ReviewOptions options, ReviewInstruments instruments, TimeProvider time, ILogger logger)
{
    private const long FirstRetryMs = 1000, LongestRetryMs = 8000;

    private readonly Queue<Waiting> _queue = [];
    private Task _loop = Task.CompletedTask;
    private int _waiting;
    private long _newest;
    private long? _firstUnqueued;
    private int _failures;
    private long _retryAtMs;
    private bool _closed;

    /// <summary>The last chunk whose reviews, and those of all before it, have been read.</summary>
    public long Read { get; private set; }

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Takes up reading after a chunk.</summary>
    /// <param name="read">The last chunk that was read.</param>
    /// <param name="newest">The last chunk of the log.</param>
    public void Start(long read, long newest)
    {
        (Read, _newest) = (read, newest);
        if (read < newest)
            _firstUnqueued = read + 1;
        Resume();
    }

    /// <summary>Takes a chunk that has just been written.</summary>
    public void Add(LogChunk chunk)
    {
        _newest = chunk.Number;
        if (_firstUnqueued is null && LoggedReview.In(chunk) is { Length: > 0 } reviews)
        {
            if (_queue.Count > 0 && _waiting + reviews.Length > options.MaxWaiting)
                _firstUnqueued = chunk.Number;
            else
                Enqueue(chunk, reviews);
        }

        Resume();
    }

    /// <summary>Goes on after a pause.</summary>
    public void Resume()
    {
        if (!_loop.IsCompleted || _closed || NowMs < _retryAtMs)
            return;
        if (_queue.Count > 0 || _firstUnqueued is not null)
            _loop = ReadAllAsync();
        else
            Read = _newest;
    }

    /// <summary>Begins nothing more.</summary>
    public void Close()
    {
        _closed = true;
        instruments.Waits(-_waiting);
    }

    private void Enqueue(LogChunk chunk, LoggedReview[] reviews)
    {
        _queue.Enqueue(new Waiting(chunk.Number, chunk.WrittenMs, reviews));
        _waiting += reviews.Length;
        instruments.Waits(reviews.Length);
    }

    private async Task ReadAllAsync()
    {
        DetachedFlow.Enter();
        try
        {
            while (!_closed && (_queue.Count > 0 || await FillAsync()))
                await ReadSomeAsync();
            if (!_closed)
                Read = _newest;
        }
        catch (Exception e)
        {
            _failures++;
            _retryAtMs = NowMs + Math.Min(FirstRetryMs << Math.Min(_failures - 1, 10), LongestRetryMs);
            instruments.Failed();
            if (_failures == 1)
                LogFailed(e, Read + 1);
        }
    }

    /// <summary>Reads chunks again until there is something to read in them; false at the end of the log.</summary>
    private async Task<bool> FillAsync()
    {
        while (!_closed && _firstUnqueued is { } number)
        {
            LogChunk chunk = await store.ReadChunkAsync(number);
            // Chunks may have been written meanwhile.
            _firstUnqueued = number < _newest ? number + 1 : null;
            if (LoggedReview.In(chunk) is { Length: > 0 } reviews)
            {
                Enqueue(chunk, reviews);
                return true;
            }

            Read = number;
        }

        return false;
    }

    private async Task ReadSomeAsync()
    {
        Waiting[] some = Next();
        ReviewBatch batch = new(deliveries, [.. some.SelectMany(waiting => waiting.Reviews)]);
        await batch.RunAsync(isolate: _failures >= options.Attempts);
        _failures = 0;
        foreach (Waiting done in some)
        {
            _queue.Dequeue();
            _waiting -= done.Reviews.Length;
            Read = done.Chunk;
            instruments.Waits(-done.Reviews.Length);
            instruments.Read(done.Reviews.Length, TimeSpan.FromMilliseconds(NowMs - done.WrittenMs));
        }

        if (batch.SetAside == 0)
            return;
        instruments.SetAside(batch.SetAside);
        LogSetAside(batch.SetAside, some[0].Chunk, some[^1].Chunk);
    }

    /// <summary>The first chunks that wait, as many as one call of the model takes, at least one.</summary>
    private Waiting[] Next()
    {
        List<Waiting> some = [];
        int texts = 0;
        foreach (Waiting waiting in _queue)
        {
            texts += waiting.Reviews.Length;
            if (some.Count > 0 && texts > ReviewDeliveries.MaxTexts)
                break;
            some.Add(waiting);
        }

        return [.. some];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reviews from chunk {Chunk} on cannot be read now; they wait in the log and are tried again.")]
    private partial void LogFailed(Exception error, long chunk);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reviews} reviews of chunks {First} to {Last} could not be read or counted, though others could; they are left out of digests.")]
    private partial void LogSetAside(int reviews, long first, long last);

    private readonly record struct Waiting(long Chunk, long WrittenMs, LoggedReview[] Reviews);
}

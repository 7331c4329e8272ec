using System.Diagnostics;
using Orleans.Storage;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Log;

/// <summary>
/// The one writer of a partition. It puts everything that waits into one new chunk, again and again; what arrives during a write goes into the next.
/// A failed write fails its waiters, and nothing of it stays in memory; a chunk that is already there means another writer, and ends this one.
/// </summary>
/// <param name="store">The partition's records.</param>
/// <param name="options">Bounds.</param>
/// <param name="time">The clock.</param>
/// <param name="written">Called with each written chunk before its waiters hear of it; the next write begins when the task it returns has completed.</param>
/// <param name="failed">Called with each failure.</param>
internal sealed class LogWriter(LogStore store, LogOptions options, TimeProvider time, Func<LogChunk, Task> written, Action<Exception> failed)
{
    private const int MaxEventsPerAppend = 1000;

    // Number, events before, time, number of sections and the format's version at their longest.
    private const int ChunkHeaderBytes = 64;

    private readonly AppendQueue _queue = new(options.MaxChunkBytes - ChunkHeaderBytes);
    private readonly EventIdWindow _accepted = new(options.RememberedIds);
    private Task _loop = Task.CompletedTask;
    private bool _closed;

    /// <summary>The last chunk written.</summary>
    public long Chunk { get; private set; }

    /// <summary>The last event written.</summary>
    public long Position { get; private set; }

    /// <summary>How many events the log holds.</summary>
    public long Events { get; private set; }

    /// <summary>Events whose write has not ended.</summary>
    public int Waiting => _queue.Count;

    /// <summary>The ids accepted.</summary>
    public EventIdWindow Accepted => _accepted;

    /// <summary>Takes up the log where a chunk ended it.</summary>
    public void ContinueAfter(LogChunk chunk) => (Chunk, Position, Events) = (chunk.Number, chunk.Last, chunk.EventsUpTo);

    /// <summary>Makes events durable, each id once; returns after the writes that hold them.</summary>
    public async Task<AppendResult> AppendAsync(SocialEvent[] events)
    {
        Check(events);
        using Activity? activity = GrainTracing.Append(events.Length);
        (HashSet<AppendBatch> batches, List<int> duplicates) = _queue.Enqueue(events, _accepted);
        if (duplicates.Count > 0)
            LogInstruments.OnDuplicates(duplicates.Count);
        if (_loop.IsCompleted && batches.Count > 0)
            _loop = WriteAllAsync();
        long position = batches.Count == 0 ? Position : (await Task.WhenAll(batches.Select(batch => batch.Written))).Max();
        return new AppendResult(position, [.. duplicates]);
    }

    /// <summary>Refuses all that waits or comes; the write under way ends first.</summary>
    public async Task CloseAsync()
    {
        _closed = true;
        await _loop;
        FailWaiting();
    }

    private async Task WriteAllAsync()
    {
        DetachedFlow.Enter();
        while (!_closed && _queue.TryTake(out AppendBatch batch))
            await WriteAsync(batch);
        if (_closed)
            FailWaiting();
    }

    private async Task WriteAsync(AppendBatch batch)
    {
        var chunk = LogChunk.Of(Chunk + 1, Events, time.GetUtcNow().ToUnixTimeMilliseconds(), batch.Events);
        long start = Stopwatch.GetTimestamp();
        int bytes;
        using Activity? activity = GrainTracing.WriteChunk(chunk.Events.Length);
        try
        {
            (chunk, bytes) = await store.WriteChunkAsync(chunk);
        }
        catch (Exception e)
        {
            // The outcome is unknown. Should the chunk be there after all, the next write of its number meets it and the log is read again.
            _closed |= e is InconsistentStateException;
            LogInstruments.OnWriteFailed();
            failed(e);
            Fail(batch, new UnavailableException("The events could not be written; send them again with the same ids.", e));
            return;
        }

        LogInstruments.OnWritten(chunk.Events.Length, bytes, Stopwatch.GetElapsedTime(start));
        _queue.Release(batch);
        foreach (UInt128 id in batch.Ids)
            _accepted.Add(id);
        ContinueAfter(chunk);
        Task next = written(chunk);
        batch.Complete(chunk.Last);

        // What becomes of the dispatch is the dispatcher's affair.
        await next.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
    }

    private void FailWaiting()
    {
        while (_queue.TryTake(out AppendBatch batch))
            Fail(batch, new UnavailableException("The log partition is moving; send the same events again."));
    }

    private void Fail(AppendBatch batch, UnavailableException error)
    {
        _queue.Release(batch);
        batch.Fail(error);
    }

    private void Check(SocialEvent[] events)
    {
        if (_closed)
            throw new UnavailableException("The log partition is moving; send the same events again.");
        if (events.Length > MaxEventsPerAppend)
            throw new InvalidRequestException($"An append holds at most {MaxEventsPerAppend} events.");
        for (int i = 0; i < events.Length; i++)
        {
            if (EventCodec.MaxSize(events[i]) > options.MaxChunkBytes - ChunkHeaderBytes)
                throw new InvalidRequestException($"/{i}", $"The event is larger than a chunk of the log ({options.MaxChunkBytes} bytes).");
        }

        if (Waiting + events.Length > options.MaxWaitingEvents)
        {
            LogInstruments.OnRefused(events.Length);
            throw new OverloadedException("Too many events wait to be written; try again a little later.");
        }
    }
}

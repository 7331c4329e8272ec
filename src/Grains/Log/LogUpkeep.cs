using SocialRec.Grains.Reviews;

namespace SocialRec.Grains.Log;

/// <summary>
/// Keeps a partition's tail short: has views that lag write their records, moves the checkpoint over what is durable everywhere, and writes the partition's own
/// records. A step that fails is tried again in the next round.
/// </summary>
internal sealed class LogUpkeep(
    LogTail tail, LogWriter writer, LogStore store, LogDispatcher dispatcher, LogDeliveries deliveries, ReviewReader reviews, EventIdPages idPages, LogRecords records,
    LogOptions options, TimeProvider time)
{
    // So many chunks may be read in search of the newest, or once more for their reviews.
    private const int NewestHintEvery = 64;

    private const int FlushesAtOnce = 32;

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>One round. With <paramref name="everything"/> all that was dispatched is flushed, whatever its age.</summary>
    /// <exception cref="Orleans.Storage.InconsistentStateException">Another activation has written one of the records.</exception>
    public async Task RunAsync(bool everything)
    {
        dispatcher.Resume();
        dispatcher.RetryBehind();
        reviews.Resume();
        await FlushAsync(everything);
        if (dispatcher.ParkedChanged || dispatcher.Parked.Any(receiver => receiver.Kept < receiver.Chunks.Count))
            await WriteParkedAsync();
        Advance();
        await idPages.WriteAsync(store, writer.Accepted);
        await WriteHeadAsync();
    }

    /// <summary>Notes in the head record how far the checkpoint and the log have come.</summary>
    public async Task WriteHeadAsync()
    {
        LogHead head = records.Head.State;
        if (head.Checkpoint == tail.Checkpoint && head.IdPages == idPages.Written && head.Newest + NewestHintEvery > writer.Chunk && head.ReviewsRead + NewestHintEvery > reviews.Read)
            return;
        (head.Checkpoint, head.Newest, head.IdPages, head.ReviewsRead) = (tail.Checkpoint, writer.Chunk, idPages.Written, reviews.Read);
        await records.Head.WriteStateAsync();
    }

    private async Task FlushAsync(bool everything)
    {
        // From half of either bound on, age no longer matters: what fills the tail must go before appends have to be refused.
        bool pressed = tail.Events > options.MaxUndurableEvents / 2 || tail.Receivers > options.MaxUndurableViews / 2;
        long before = everything || pressed ? NowMs : NowMs - (long)TimeSpan.FromSeconds(options.FlushAfterSeconds).TotalMilliseconds;
        Receiver[] laggards = [.. tail.Laggards(before, NowMs)];
        foreach (Receiver[] some in laggards.Chunk(FlushesAtOnce))
        {
            await Task.WhenAll(some.Select(receiver => FlushAsync(receiver, everything)));
            Advance();
            if (pressed && !everything && tail.Events < options.MaxUndurableEvents / 4 && tail.Receivers < options.MaxUndurableViews / 4)
                return;
        }
    }

    private void Advance() => tail.Advance(NowMs - (long)TimeSpan.FromSeconds(options.FeedSettleSeconds).TotalMilliseconds);

    private async Task FlushAsync(Receiver receiver, bool everything)
    {
        LogInstruments.OnFlushed();
        try
        {
            // The oldest chunk will do: an item that another partition asked a moment ago need not write again.
            tail.Confirm(receiver, (await deliveries.FlushAsync(receiver, everything ? receiver.Chunks[^1] : receiver.Chunks[0])).Durable);
            receiver.Failures = 0;
        }
        catch (Exception e)
        {
            dispatcher.Postpone(receiver, e);
        }
    }

    private async Task WriteParkedAsync()
    {
        Receiver[] parked = [.. dispatcher.Parked];
        records.Parked.State = new ParkedDeliveries { Receivers = [.. parked.Select(receiver => (receiver.Kind, receiver.Id, receiver.Chunks.ToArray()))] };
        dispatcher.ParkedChanged = false;
        await records.Parked.WriteAsync();
        foreach ((Receiver receiver, var kept) in parked.Zip(records.Parked.State.Receivers))
            tail.Keep(receiver, kept.Chunks.Length);
    }
}

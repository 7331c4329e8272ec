using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Log;

/// <content>Receivers that missed something.</content>
internal sealed partial class LogDispatcher
{
    // The longest wait bounds how long after an outage of the store the last view gets what it missed.
    private const long FirstRetryMs = 1000, LongestRetryMs = 8000;

    // Each reads chunks and decodes them; more at once would only crowd out fresh events.
    private const int MaxCatchingUp = 16;

    private readonly HashSet<Receiver> _behind = [];
    private readonly Slots _catchUps = new(MaxCatchingUp);

    /// <summary>The first chunk that some receiver has missed, and that was not set aside; null if there is none.</summary>
    public long? FirstMissed => _behind.Where(receiver => !receiver.Parked && receiver.Chunks.Count > 0).Select(receiver => (long?)receiver.Chunks[0]).Min();

    /// <summary>Receivers that were set aside.</summary>
    public IEnumerable<Receiver> Parked => _behind.Where(receiver => receiver.Parked);

    /// <summary>Tries again the receivers whose time has come.</summary>
    public void RetryBehind()
    {
        foreach (Receiver receiver in _behind.Where(receiver => receiver.RetryAtMs != 0 && receiver.RetryAtMs <= NowMs).ToArray())
            Begin(receiver);
    }

    /// <summary>Begins to bring a receiver up from its oldest chunk.</summary>
    public void Begin(Receiver receiver)
    {
        receiver.CatchingUp = true;
        receiver.RetryAtMs = 0;
        _behind.Add(receiver);
        _ = CatchUpAsync(receiver);
    }

    private async Task CatchUpAsync(Receiver receiver)
    {
        DetachedFlow.Enter();
        await _catchUps.EnterAsync();
        try
        {
            // Chunks may join while others are delivered.
            for (long delivered = 0; !_closed && receiver.Chunks.Find(chunk => chunk > delivered) is var number and > 0; delivered = number)
                await DeliverAgainAsync(receiver, number);
            if (receiver.Parked)
                await UnparkAsync(receiver);
            receiver.CatchingUp = false;
            receiver.Failures = 0;
            _behind.Remove(receiver);
        }
        catch (Exception e)
        {
            Postpone(receiver, e);
        }
        finally
        {
            _catchUps.Leave();
            changed();
        }
    }

    // Only the record of parked deliveries keeps what was parked: it may leave that record once the receiver's own holds it.
    private async Task UnparkAsync(Receiver receiver)
    {
        if (receiver.Kept > 0)
            tail.Confirm(receiver, (await deliveries.FlushAsync(receiver, receiver.Chunks[^1])).Durable);
        if (receiver.Kept > 0)
            throw new InvalidOperationException("The view has not written its record.");
        receiver.Parked = false;
        ParkedChanged = true;
    }

    /// <summary>Notes a failure of a receiver: it is tried again later and later, and at last set aside, so that one view's fault does not stop all.</summary>
    public void Postpone(Receiver receiver, Exception error)
    {
        receiver.Failures++;
        bool park = receiver.Parked || (receiver.Failures >= options.DeliveryAttempts && _behind.Count(other => other.Parked) < options.MaxParkedReceivers);
        receiver.RetryAtMs = NowMs + (park
            ? (long)TimeSpan.FromMinutes(options.ParkedRetryMinutes).TotalMilliseconds
            : Math.Min(FirstRetryMs << Math.Min(receiver.Failures - 1, 10), LongestRetryMs));
        LogCatchUpFailed(error, receiver.Kind, receiver.Id, receiver.Failures);
        if (!park || receiver.Parked)
            return;
        receiver.Parked = receiver.CatchingUp = ParkedChanged = true;
        _behind.Add(receiver);
        LogParked(receiver.Kind, receiver.Id, receiver.Chunks.Count);
    }

    private async Task DeliverAgainAsync(Receiver receiver, long number)
    {
        LogInstruments.OnRedelivered();
        LogChunk chunk = await store.ReadChunkAsync(number);
        int[] events = DispatchPlan.EventsOf(chunk, receiver);
        if (events.Length == 0 && receiver.Kind != ReceiverKind.Circle)
        {
            // Whoever it came from has been forgotten since. What a circle hears, its members' views say.
            tail.Drop(receiver, number);
            return;
        }

        ViewProgress progress = receiver.Kind switch
        {
            ReceiverKind.User => await UserAgainAsync(receiver, chunk),
            ReceiverKind.Feeds => await FeedsAgainAsync(receiver, chunk),
            ReceiverKind.Circle => await CircleAgainAsync(receiver, chunk),
            ReceiverKind.Item => await DeliverAsync(receiver, chunk, events, await BeforeAsync(chunk, events)),
            _ => await DeliverAsync(receiver, chunk, events, []),
        };
        if (progress.Applied < (receiver.Kind == ReceiverKind.Circle ? chunk.Last : chunk.PositionOf(events[^1])))
            throw new InvalidOperationException($"The view stands at {progress.Applied} and takes nothing of chunk {number}.");
        tail.Confirm(receiver, progress.Durable);
    }

    private async Task<ViewProgress> UserAgainAsync(Receiver receiver, LogChunk chunk) =>
        (await deliveries.ToUserAsync(receiver, chunk, chunk.Runs.First(run => run.User == receiver.Id))).Progress;

    private async Task<ViewProgress> FeedsAgainAsync(Receiver receiver, LogChunk chunk)
    {
        await deliveries.ToFeedsAsync(receiver.Id, LogPosition.StartOf(chunk.Number) - 1, chunk.Last);
        return new ViewProgress(chunk.Last, chunk.Last);
    }

    private async Task<ulong[]?[]> BeforeAsync(LogChunk chunk, int[] events)
    {
        UserAnswers answers = new(chunk);
        for (int run = 0; run < chunk.Runs.Length; run++)
        {
            if (events.Any(i => i >= chunk.Runs[run].Start && i < chunk.Runs[run].Start + chunk.Runs[run].Count))
                await ToUserAsync(chunk, run, answers);
        }

        return answers.Before;
    }
}

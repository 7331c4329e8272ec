using Microsoft.Extensions.Logging;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Log;

/// <summary>
/// Brings written chunks to their receivers: users at once, then, chunk after chunk, items, followers and feeds. What a receiver misses it is brought from its
/// oldest missing chunk on, again and again, until it has it or is set aside. Calls under way are bounded; nothing here throws.
/// </summary>
internal sealed partial class LogDispatcher(
    LogTail tail, LogStore store, LogDeliveries deliveries, LogOptions options, TimeProvider time, Action changed, ILogger logger)
{
    // Chunks kept decoded: so far the writer may be ahead. What does not fit is read from the store when its turn comes.
    private const int MaxFresh = 16;

    private readonly Slots _calls = new(options.MaxCallsInFlight);
    private readonly Dictionary<long, Fresh> _fresh = [];
    private readonly SortedDictionary<long, TaskCompletionSource> _waiters = [];
    private Task _loop = Task.CompletedTask;
    private long _recovered;
    private long _undispatchedEvents;
    private bool _closed;

    /// <summary>The last chunk that has been brought to its receivers, or tried.</summary>
    public long Dispatched { get; private set; }

    /// <summary>Events of chunks above <see cref="Dispatched"/>, and one more for each receiver that missed something and was not set aside.</summary>
    public long Undispatched => _undispatchedEvents + _behind.Count(receiver => !receiver.Parked);

    /// <summary>Whether the parked receivers are others, or miss other chunks, than the record of them says.</summary>
    public bool ParkedChanged { get; set; }

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Takes up dispatching where the tail begins; its chunks, which an earlier activation wrote, are read again when their turn comes.</summary>
    /// <param name="parked">Receivers that an earlier activation set aside: they are tried again.</param>
    public void Start(IEnumerable<Receiver> parked)
    {
        Dispatched = tail.Checkpoint;
        _undispatchedEvents = tail.Events;
        _recovered = tail.Newest;
        foreach (Receiver receiver in parked)
            Begin(receiver);
        Resume();
    }

    /// <summary>Takes a chunk that has just been written: its users are called before this returns, the rest follows in turn.</summary>
    /// <returns>Completes when the dispatcher can take another.</returns>
    public Task Send(DispatchPlan plan)
    {
        _undispatchedEvents += plan.Chunk.Events.Length;
        if (_fresh.Count < MaxFresh)
            _fresh.Add(plan.Chunk.Number, new Fresh(plan, ToUsersAsync(plan.Chunk)));
        Resume();

        // After a restart appends do not wait for what is dispatched again: the bound of the tail is enough.
        return Dispatched < _recovered ? Task.CompletedTask : WhenDispatchedAsync(plan.Chunk.Number - MaxFresh);
    }

    /// <summary>Goes on after a failure to read a chunk.</summary>
    public void Resume()
    {
        if (_loop.IsCompleted && !_closed)
            _loop = DispatchAllAsync();
    }

    /// <summary>Completes when a chunk, and all before it, have been brought to their receivers or tried.</summary>
    public Task WhenDispatchedAsync(long chunk)
    {
        if (chunk <= Dispatched)
            return Task.CompletedTask;
        if (!_waiters.TryGetValue(chunk, out TaskCompletionSource? waiter))
            _waiters.Add(chunk, waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return waiter.Task;
    }

    /// <summary>Begins nothing more.</summary>
    public void Close()
    {
        _closed = true;
        foreach (TaskCompletionSource waiter in _waiters.Values)
            waiter.TrySetException(new UnavailableException("The log partition is moving."));
        _waiters.Clear();
    }

    private async Task DispatchAllAsync()
    {
        DetachedFlow.Enter();
        try
        {
            while (!_closed && Dispatched < tail.Newest)
            {
                long number = Dispatched + 1;
                if (!_fresh.Remove(number, out Fresh? chunk))
                    chunk = await LoadAsync(number);
                await DispatchAsync(chunk);
                Finish(chunk.Plan.Chunk);
            }
        }
        catch (Exception e)
        {
            LogReadFailed(e, Dispatched + 1);
        }
    }

    private async Task<Fresh> LoadAsync(long number)
    {
        LogChunk chunk = await store.ReadChunkAsync(number);
        return new Fresh(DispatchPlan.Of(chunk), ToUsersAsync(chunk));
    }

    private async Task DispatchAsync(Fresh fresh)
    {
        (DispatchPlan plan, LogChunk chunk) = (fresh.Plan, fresh.Plan.Chunk);
        UserAnswers answers = await fresh.Answers;
        List<Task> calls = new(plan.Items.Count + 1);
        for (int i = 0; i < plan.Items.Count; i++)
            calls.Add(BringAsync(tail.Find(ReceiverKind.Item, plan.Items.Keys[i]), chunk, plan.Items[i], answers.Before));
        for (int i = 0; i < plan.Circles.Count; i++)
            calls.Add(BringAsync(tail.Find(ReceiverKind.Members, plan.Circles.Keys[i]), chunk, plan.Circles[i], []));
        calls.Add(ToCirclesAsync(chunk, answers));
        calls.Add(ToPeopleAsync(plan, answers));
        await Task.WhenAll(calls);
    }

    private void Finish(LogChunk chunk)
    {
        Dispatched = chunk.Number;
        _undispatchedEvents -= chunk.Events.Length;
        long now = NowMs;
        if (tail.Find(chunk.Number) is { } done)
            done.DispatchedMs = now;
        LogInstruments.OnDispatched(now - chunk.WrittenMs);
        changed();
        while (_waiters.Count > 0 && _waiters.First() is { } first && first.Key <= Dispatched)
        {
            _waiters.Remove(first.Key);
            first.Value.TrySetResult();
        }
    }

    // Before a user's acts go to followers, those who began to follow in the same chunk are among them.
    private async Task ToPeopleAsync(DispatchPlan plan, UserAnswers answers)
    {
        LogChunk chunk = plan.Chunk;
        List<Task> calls = [];
        for (int i = 0; i < plan.Followed.Count; i++)
            calls.Add(BringAsync(tail.Find(ReceiverKind.Followers, plan.Followed.Keys[i]), chunk, plan.Followed[i], []));
        await Task.WhenAll(calls);
        await Task.WhenAll(plan.Authors.Where(run => answers.HasNews[run]).Select(run => ToFeedsAsync(chunk, chunk.Runs[run])));
    }

    private async Task<UserAnswers> ToUsersAsync(LogChunk chunk)
    {
        UserAnswers answers = new(chunk);
        var calls = new Task[chunk.Runs.Length];
        for (int run = 0; run < calls.Length; run++)
            calls[run] = ToUserAsync(chunk, run, answers);
        await Task.WhenAll(calls);
        return answers;
    }

    /// <summary>A chunk that is being dispatched, and what its users answer.</summary>
    private sealed record Fresh(DispatchPlan Plan, Task<UserAnswers> Answers);
}

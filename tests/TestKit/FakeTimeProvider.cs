namespace SocialRec.TestKit;

/// <summary>
/// A clock that moves only when a test says so. Timers, <c>Task.Delay(…, provider)</c> and
/// <c>CancellationTokenSource(…, provider)</c> that use it fire inside <see cref="Advance"/>, in order of their due times,
/// each seeing the clock at its own due time.
/// </summary>
public sealed class FakeTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    private long _elapsedTicks;
    private long _armed;

    /// <summary>The time the clock shows before the first <see cref="Advance"/>: 2026-01-01T00:00:00Z unless given.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Creates a clock that shows <paramref name="start"/>, or the first instant of 2026 (UTC).</summary>
    public FakeTimeProvider(DateTimeOffset? start = null) => Start = start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers wait to fire.</summary>
    public int ArmedTimers
    {
        get
        {
            lock (_gate) return CountArmed();
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Start.AddTicks(Interlocked.Read(ref _elapsedTicks));

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref _elapsedTicks);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new FakeTimer(this, callback, state);
        lock (_gate) _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock by <paramref name="by"/> and runs, on this thread, every timer that falls due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var end = GetTimestamp() + by.Ticks;
        while (TakeNextDue(end) is { } timer)
            timer.Fire();
        Interlocked.Exchange(ref _elapsedTicks, end);
    }

    /// <summary>
    /// Completes once at least <paramref name="count"/> timers wait: the signal that code under test has gone to sleep,
    /// so that an <see cref="Advance"/> cannot come too early.
    /// </summary>
    public Task WhenArmedAsync(int count)
    {
        lock (_gate)
        {
            if (CountArmed() >= count)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, reached));
            return reached.Task;
        }
    }

    internal void Arm(FakeTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            timer.Period = period;
            timer.DueTicks = dueTime < TimeSpan.Zero ? null : GetTimestamp() + dueTime.Ticks;
            timer.Order = _armed++;
            var armed = CountArmed();
            foreach (var (count, reached) in _waiters)
                if (armed >= count)
                    reached.TrySetResult();
            _waiters.RemoveAll(waiter => waiter.Reached.Task.IsCompleted);
        }
    }

    internal void Remove(FakeTimer timer)
    {
        lock (_gate) _timers.Remove(timer);
    }

    private int CountArmed() => _timers.Count(timer => timer.DueTicks is not null);

    private FakeTimer? TakeNextDue(long end)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.DueTicks <= end).MinBy(timer => (timer.DueTicks, timer.Order));
            if (next is null)
                return null;
            Interlocked.Exchange(ref _elapsedTicks, Math.Max(GetTimestamp(), next.DueTicks!.Value));
            next.DueTicks = next.Period > TimeSpan.Zero ? next.DueTicks + next.Period.Ticks : null;
            next.Order = _armed++;
            return next;
        }
    }
}

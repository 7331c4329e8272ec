namespace SocialRec.TestKit;

/// <summary>A timer of a <see cref="FakeTimeProvider"/>; its fields are guarded by the provider's lock.</summary>
internal sealed class FakeTimer(FakeTimeProvider provider, TimerCallback callback, object? state) : ITimer
{
    /// <summary>When it fires, in ticks since the clock's start; null while it waits for nothing.</summary>
    public long? DueTicks { get; set; }

    /// <summary>Time between firings; zero or negative fires once.</summary>
    public TimeSpan Period { get; set; }

    /// <summary>Breaks ties between timers due at the same tick: the one armed first fires first.</summary>
    public long Order { get; set; }

    public void Fire() => callback(state);

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        provider.Arm(this, dueTime, period);
        return true;
    }

    public void Dispose() => provider.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}

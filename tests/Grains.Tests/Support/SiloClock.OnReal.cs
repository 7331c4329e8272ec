namespace SocialRec.Grains.Tests.Support;

/// <summary>What real Orleans needs to run on a test's clock.</summary>
internal static class SiloClock
{
    /// <summary>
    /// The clock, with timers a millisecond late. Orleans waits until a time by a delay in whole milliseconds and then, as often as it takes, for what is left:
    /// on a clock that stands, for ever.
    /// </summary>
    public static TimeProvider Of(TimeProvider time) => time == TimeProvider.System ? time : new LateClock(time);

    private static TimeSpan Late(TimeSpan due) => due > TimeSpan.Zero ? due + TimeSpan.FromMilliseconds(1) : due;

    private sealed class LateClock(TimeProvider time) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new LateTimer(time.CreateTimer(callback, state, Late(dueTime), period));
    }

    private sealed class LateTimer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Late(dueTime), period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}

using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.TestKit;

public sealed class FakeTimeProviderTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Advance_MovesBothClocks()
    {
        var started = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(_time.Start.AddSeconds(3), _time.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(3), _time.GetElapsedTime(started));
    }

    [Fact]
    public void Timers_FireInOrderOfTheirTimes_EachAtItsOwn()
    {
        var fired = new List<(string Name, TimeSpan At)>();
        using var late = Timer("late", seconds: 5, fired);
        using var early = Timer("early", seconds: 2, fired);

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([("early", TimeSpan.FromSeconds(2)), ("late", TimeSpan.FromSeconds(5))], fired);
    }

    [Fact]
    public void PeriodicTimer_FiresOncePerPeriod()
    {
        var count = 0;
        using var timer = _time.CreateTimer(_ => count++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(3, count);
    }

    [Fact]
    public void DisposedTimer_DoesNotFire()
    {
        var fired = new List<(string, TimeSpan)>();
        Timer("gone", seconds: 1, fired).Dispose();
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(fired);
    }

    [Fact]
    public async Task Delay_EndsWhenItsTimeHasCome()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(1), _time);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(delay.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await delay;
    }

    [Fact]
    public async Task WhenArmed_EndsWithTheTimerItWaitsFor()
    {
        var armed = _time.WhenArmedAsync(1);
        Assert.False(armed.IsCompleted);
        using var timer = Timer("any", seconds: 1, []);
        await armed;
        Assert.Equal(1, _time.ArmedTimers);
    }

    private ITimer Timer(string name, int seconds, List<(string, TimeSpan)> fired) =>
        _time.CreateTimer(_ => fired.Add((name, _time.GetUtcNow() - _time.Start)), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
}

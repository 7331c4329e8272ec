namespace SocialRec.Orleans.Compliance;

[Collection(ClusterFixture.Name)]
public sealed class TimerTests(ClusterFixture cluster)
{
    private readonly string _key = Gate.NewKey();
    private readonly string _gate = Gate.NewKey();

    private ITimerGrain Grain => cluster.Grains.GetGrain<ITimerGrain>(_key);

    [Fact]
    public async Task Timer_TicksWithItsState()
    {
        await Grain.StartAsync("tick", 3, _gate, interleave: false);
        await Gate.Of(_gate).Entered;
        Assert.Equal(["tick", "tick", "tick"], Diary.Read(_key)[..3]);
    }

    [Fact]
    public async Task InterleavingTimer_TicksWhileACallAwaits()
    {
        await Grain.StartAsync("tick", 2, _gate, interleave: true);
        // Only a tick opens the gate that the call waits at.
        await Grain.PassAsync(_gate);
    }

    [Fact]
    public async Task PlainTimer_WaitsForTheRunningCall()
    {
        var other = Gate.NewKey();
        await Grain.StartAsync("tick", 1, _gate, interleave: false);
        var passing = Grain.PassAsync(other);
        await Gate.Of(other).Entered;
        Gate.Of(other).Open();
        Assert.Equal(0, await passing);
        await Gate.Of(_gate).Entered;
    }

    [Fact]
    public async Task DisposedTimer_TicksNoMore()
    {
        await Grain.StartAsync("tick", 1, _gate, interleave: false);
        await Gate.Of(_gate).Entered;
        await Grain.StopAsync();
        var ticks = await Grain.GetTicksAsync();
        await Grain.StartOnceAsync(_key);
        await Gate.Of(_key).Entered;
        Assert.Equal(ticks + 1, await Grain.GetTicksAsync());
    }

    [Fact]
    public async Task FailingTick_DoesNotStopTheTimer()
    {
        await Grain.StartFailingAsync(_gate);
        await Gate.Of(_gate).Entered;
    }

    [Fact]
    public async Task Registering_OutsideTheGrainsTurns_IsRefused() => Assert.Equal("refused", await Grain.StartOutsideAsync());
}

namespace SocialRec.Orleans.Compliance;

[Collection(ClusterFixture.Name)]
public sealed class TurnTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Call_WhileAnotherAwaits_Waits()
    {
        var (grain, gate) = (cluster.Grains.GetGrain<ITurnGrain>(Gate.NewKey()), Gate.NewKey());
        var passing = grain.PassAsync(gate);
        await Gate.Of(gate).Entered;
        var marking = grain.MarkAsync("mark");
        // Sent after the mark and allowed to interleave: if the mark could run, it would have run by now.
        Assert.Equal([$"start {gate}"], await grain.ReadLogAsync());
        Gate.Of(gate).Open();
        await Task.WhenAll(passing, marking);
        Assert.Equal([$"start {gate}", $"end {gate}", "mark"], await grain.ReadLogAsync());
    }

    [Fact]
    public async Task Call_ToReentrantGrain_RunsWhileAnotherAwaits()
    {
        var (grain, gate) = (cluster.Grains.GetGrain<IReentrantTurnGrain>(Gate.NewKey()), Gate.NewKey());
        var passing = grain.PassAsync(gate);
        await Gate.Of(gate).Entered;
        await grain.MarkAsync("mark");
        Gate.Of(gate).Open();
        await passing;
        Assert.Equal([$"start {gate}", "mark", $"end {gate}"], await grain.ReadLogAsync());
    }

    [Fact]
    public async Task Call_AlwaysInterleave_RunsWhileAnotherAwaits()
    {
        var (grain, gate) = (cluster.Grains.GetGrain<ITurnGrain>(Gate.NewKey()), Gate.NewKey());
        var passing = grain.PassAsync(gate);
        await Gate.Of(gate).Entered;
        await grain.MarkInterleavingAsync("mark");
        Gate.Of(gate).Open();
        await passing;
        Assert.Equal([$"start {gate}", "mark", $"end {gate}"], await grain.ReadLogAsync());
    }

    [Fact]
    public async Task Call_ReadOnlyBesideReadOnly_Interleaves()
    {
        var (grain, gate) = (cluster.Grains.GetGrain<ITurnGrain>(Gate.NewKey()), Gate.NewKey());
        var passing = grain.PassReadOnlyAsync(gate);
        await Gate.Of(gate).Entered;
        await grain.MarkReadOnlyAsync("mark");
        Gate.Of(gate).Open();
        await passing;
        Assert.Equal([$"start {gate}", "mark", $"end {gate}"], await grain.ReadLogAsync());
    }

    [Fact]
    public async Task Call_ReadOnlyBesideWrite_Waits()
    {
        var (grain, gate) = (cluster.Grains.GetGrain<ITurnGrain>(Gate.NewKey()), Gate.NewKey());
        var passing = grain.PassAsync(gate);
        await Gate.Of(gate).Entered;
        var marking = grain.MarkReadOnlyAsync("mark");
        Assert.Equal([$"start {gate}"], await grain.ReadLogAsync());
        Gate.Of(gate).Open();
        await Task.WhenAll(passing, marking);
    }

    [Fact]
    public async Task Call_MayInterleaveSaysYes_Interleaves()
    {
        var (grain, gate) = (cluster.Grains.GetGrain<IMayInterleaveTurnGrain>(Gate.NewKey()), Gate.NewKey());
        var passing = grain.PassAsync(gate);
        await Gate.Of(gate).Entered;
        var refused = grain.MarkAsync("may not");
        await grain.MarkAsync("may");
        Assert.Equal([$"start {gate}", "may"], await grain.ReadLogAsync());
        Gate.Of(gate).Open();
        await Task.WhenAll(passing, refused);
    }

    [Fact]
    public async Task Call_MayInterleaveThrows_IsRefused()
    {
        var (grain, gate) = (cluster.Grains.GetGrain<IMayInterleaveTurnGrain>(Gate.NewKey()), Gate.NewKey());
        var passing = grain.PassAsync(gate);
        await Gate.Of(gate).Entered;
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => grain.MarkAsync("break"));
        Assert.Contains("the predicate broke", failure.ToString(), StringComparison.Ordinal);
        Gate.Of(gate).Open();
        await passing;
    }

    [Fact]
    public async Task Turns_OfReentrantGrain_NeverRunAtOnce()
    {
        var grain = cluster.Grains.GetGrain<IReentrantTurnGrain>(Gate.NewKey());
        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => grain.IncrementSlowlyAsync()));
    }

    [Fact]
    public async Task Calls_OfPlainGrain_NeverOverlap()
    {
        var grain = cluster.Grains.GetGrain<ITurnGrain>(Gate.NewKey());
        var counts = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => grain.IncrementSlowlyAsync()));
        Assert.Equal(Enumerable.Range(1, 500), counts.Order());
    }

    [Fact]
    public async Task Await_InGrain_ContinuesInItsTurns() => Assert.True(await cluster.Grains.GetGrain<ITurnGrain>(Gate.NewKey()).StaysOnSchedulerAsync());
}

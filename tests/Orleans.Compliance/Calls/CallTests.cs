namespace SocialRec.Orleans.Compliance;

[Collection(ClusterFixture.Name)]
public sealed class CallTests(ClusterFixture cluster)
{
    private readonly ICallGrain _grain = cluster.Grains.GetGrain<ICallGrain>(Gate.NewKey());
    private readonly ICallGrain _other = cluster.Grains.GetGrain<ICallGrain>(Gate.NewKey());
    private readonly string _gate = Gate.NewKey();

    [Fact]
    public async Task Call_NotAnsweredInTime_TimesOutAndMayStillHappen()
    {
        var call = _grain.SlowAsync(_gate);
        await Gate.Of(_gate).Entered;
        await Assert.ThrowsAsync<TimeoutException>(() => call);
        Gate.Of(_gate).Open();
        Assert.Equal(1, await _grain.GetCompletedAsync());
    }

    [Fact]
    public async Task Cancel_DuringTheCall_ReachesCallerAndGrain()
    {
        using var cancellation = new CancellationTokenSource();
        var call = _grain.CancellableAsync(_gate, cancellation.Token);
        await Gate.Of(_gate).Entered;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Gate.Of(_gate + "-cancelled").Entered;
        Assert.True(await _grain.WasCancelledAsync());
    }

    [Fact]
    public async Task Cancel_BeforeTheCall_IsTheCallersAtOnce()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _grain.CancellableAsync(_gate, cancellation.Token));
    }

    [Fact]
    public async Task Exception_KeepsTypeAndMessage()
    {
        Assert.Equal("later", (await Assert.ThrowsAsync<InvalidOperationException>(() => _grain.FailAsync("later"))).Message);
        Assert.Equal("at once", (await Assert.ThrowsAsync<InvalidOperationException>(() => _grain.FailAtOnceAsync("at once"))).Message);
    }

    [Fact]
    public async Task Exception_OfOnesOwn_KeepsItsMembers() =>
        Assert.Equal("shoe", (await Assert.ThrowsAsync<OutOfStockException>(() => _grain.FailWithOwnExceptionAsync("shoe"))).Item);

    [Fact]
    public async Task Exception_BetweenGrains_CanBeCaught() => Assert.Equal("caught", await _grain.FailThroughAsync(_other, "caught"));

    [Fact]
    public async Task OneWayCall_ArrivesAndReportsNoFailure()
    {
        await _grain.TellAsync(_gate);
        await Gate.Of(_gate).Entered;
        await _grain.TellAndFailAsync(_gate + "-failing");
        await Gate.Of(_gate + "-failing").Entered;
    }

    [Fact]
    public async Task ValueTaskResult_Arrives() => Assert.Equal(5, await _grain.AddAsync(2, 3));

    [Fact]
    public async Task RequestContext_TravelsWithTheCallAndOn()
    {
        RequestContext.Set("tenant", "acme");
        Assert.Equal("acme", await _grain.ReadContextAsync("tenant", null));
        Assert.Equal("acme", await _grain.ReadContextAsync("tenant", _other));
    }

    [Fact]
    public async Task RequestContext_SetByTheGrain_StaysThere()
    {
        RequestContext.Clear();
        await _grain.SetContextAsync("secret", "value");
        Assert.Null(RequestContext.Get("secret"));
        Assert.Null(await _grain.ReadContextAsync("secret", null));
    }
}

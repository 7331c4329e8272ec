using Orleans.Configuration;
using Orleans.Hosting;

namespace SocialRec.Orleans.Compliance;

[Collection(ClusterFixture.Name)]
public sealed class LifeTests(ClusterFixture cluster)
{
    private readonly string _key = Gate.NewKey();

    private ILifeGrain Grain => cluster.Grains.GetGrain<ILifeGrain>(_key);

    [Fact]
    public async Task FirstCall_Activates_LaterOnesDoNot()
    {
        Assert.Empty(Diary.Read(_key));
        var first = await Grain.GetActivationAsync();
        Assert.Equal(first, await Grain.GetActivationAsync());
        Assert.Equal(["activated"], Diary.Read(_key));
    }

    [Fact]
    public async Task DeactivateOnIdle_NextCall_GetsANewActivation()
    {
        var first = await Grain.GetActivationAsync();
        await Grain.DeactivateAsync();
        Assert.NotEqual(first, await Grain.GetActivationAsync());
        Assert.Equal(["activated", "deactivated: ApplicationRequested", "disposed", "activated"], Diary.Read(_key));
    }

    [Fact]
    public async Task DeactivateOnIdle_DuringACall_LetsItEndAndSendsWaitingCallsOn()
    {
        var (first, gate) = (await Grain.GetActivationAsync(), Gate.NewKey());
        var ending = Grain.DeactivateAfterAsync(gate);
        await Gate.Of(gate).Entered;
        var waiting = Grain.GetActivationAsync();
        Gate.Of(gate).Open();
        await ending;
        Assert.NotEqual(first, await waiting);
    }

    [Fact]
    public async Task OnActivate_Throws_CallerHearsOfItAndNextCallTriesAgain()
    {
        var grain = cluster.Grains.GetGrain<IFailingActivationGrain>(_key);
        var failure = await Assert.ThrowsAnyAsync<Exception>(grain.PingAsync);
        Assert.Contains("not the first time", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await grain.PingAsync());
    }

    [Fact]
    public async Task IdleGrain_IsCollected_UnlessItStaysOrIsKeptAlive()
    {
        var (idle, staying, kept) = (_key, Gate.NewKey(), Gate.NewKey());
        await Grain.GetActivationAsync();
        await cluster.Grains.GetGrain<ILifeGrain>(staying).StayAsync(TimeSpan.FromHours(1));
        await cluster.Grains.GetGrain<IKeptAliveGrain>(kept).GetActivationAsync();
        await cluster.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        Assert.Equal(["activated", "deactivated: ActivationIdle", "disposed"], Diary.Read(idle));
        Assert.Equal(["activated"], Diary.Read(staying));
        Assert.Equal(["activated"], Diary.Read(kept));
    }

    [Fact]
    public async Task Constructor_GetsContextAndServices() => Assert.True(await cluster.Grains.GetGrain<IInjectedGrain>(_key).HasItsServicesAsync());

    [Fact]
    public async Task StoppingSilo_DeactivatesItsGrains()
    {
        var own = ClusterFixture.Create(_ => { });
        await using (own)
        {
            await own.DeployAsync();
            await own.Client.GetGrain<ILifeGrain>(_key).GetActivationAsync();
            await own.StopSiloAsync(own.Silos[0]);
        }

        Assert.Equal(["activated", "deactivated: ShuttingDown", "disposed"], Diary.Read(_key));
    }

    [SkippableFact]
    public async Task StoppingSilo_WithAStuckCall_GivesUpOnItInTime()
    {
        Skip.IfNot(Engine.IsStandIn, "how long real Orleans waits for a stuck call is its own affair");
        var (own, gate) = (ClusterFixture.Create(silo => silo.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = TimeSpan.FromMilliseconds(100))), Gate.NewKey());
        await own.DeployAsync();
        var stuck = own.Client.GetGrain<ILifeGrain>(_key).DeactivateAfterAsync(gate);
        await Gate.Of(gate).Entered;
        await own.StopSiloAsync(own.Silos[0]).WaitAsync(TimeSpan.FromSeconds(20));
        await own.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => stuck);
        Gate.Of(gate).Open();
    }
}

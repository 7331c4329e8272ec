using Orleans.Hosting;
using Orleans.TestingHost;

namespace SocialRec.Orleans.Compliance;

public sealed class FilterTests : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster = ClusterFixture.Create(silo =>
        silo.AddIncomingGrainCallFilter<WrappingFilter>().AddOutgoingGrainCallFilter<WrappingFilter>());

    private IFilteredGrain Grain => _cluster.Client.GetGrain<IFilteredGrain>(Gate.NewKey());

    public Task InitializeAsync() => _cluster.DeployAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync().AsTask();

    [Fact]
    public async Task IncomingFilters_SeeAndChangeACall_SilosOutsideGrains() =>
        Assert.Equal("in[filtered.EchoAsync:FilteredGrain:True](own(text+))", await Grain.EchoAsync("text"));

    [Fact]
    public async Task OutgoingFilter_OfTheSilo_SeesGrainsCalls() =>
        Assert.Equal("in[filtered.EchoThroughAsync:FilteredGrain:True](out[True](in[filtered.EchoAsync:FilteredGrain:True](own(text+))))", await Grain.EchoThroughAsync(Grain, "text"));

    [Fact]
    public async Task IncomingFilter_SeesAFailureAsException() => Assert.Equal("caught(refused by the grain)", await Grain.FailAsync());
}

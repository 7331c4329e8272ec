namespace SocialRec.Orleans.Compliance;

[Collection(ClusterFixture.Name)]
public sealed class ChainTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Cycle_OfPlainGrains_EndsInTimeout()
    {
        var (first, second) = (cluster.Grains.GetGrain<IChainGrain>(Gate.NewKey()), cluster.Grains.GetGrain<IChainGrain>(Gate.NewKey()));
        await Assert.ThrowsAsync<TimeoutException>(() => first.GoAsync(second, allowReentrancy: false));
    }

    [Fact]
    public async Task Cycle_WithCallChainReentrancy_IsAnswered()
    {
        var (first, second) = (cluster.Grains.GetGrain<IChainGrain>(Gate.NewKey()), cluster.Grains.GetGrain<IChainGrain>(Gate.NewKey()));
        Assert.Equal("answered", await first.GoAsync(second, allowReentrancy: true));
    }
}

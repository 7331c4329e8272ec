namespace SocialRec.Orleans.Compliance;

[Collection(ClusterFixture.Name)]
public sealed class IdentityTests(ClusterFixture cluster)
{
    private readonly string _key = $"acme/{Gate.NewKey()}/鞋+1";

    [Fact]
    public async Task StringKey_OfAnyLetters_ReachesTheGrain() => Assert.Equal(_key, await cluster.Grains.GetGrain<IStringKeyGrain>(_key).GetKeyAsync());

    [Fact]
    public async Task GrainId_IsTypeAndKey() => Assert.Equal($"stringkey/{_key}", await cluster.Grains.GetGrain<IStringKeyGrain>(_key).GetIdAsync());

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public async Task IntegerKey_ReachesTheGrain(long key) => Assert.Equal(key, await cluster.Grains.GetGrain<IIntegerKeyGrain>(key).GetKeyAsync());

    [Fact]
    public async Task GuidKey_ReachesTheGrain()
    {
        var key = Guid.NewGuid();
        Assert.Equal(key, await cluster.Grains.GetGrain<IGuidKeyGrain>(key).GetKeyAsync());
    }

    [Fact]
    public void References_OfOneGrain_AreEqual()
    {
        var (first, second) = (cluster.Grains.GetGrain<IStringKeyGrain>(_key), cluster.Grains.GetGrain<IStringKeyGrain>(_key));
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, cluster.Grains.GetGrain<IStringKeyGrain>(_key + "x"));
    }

    [Fact]
    public async Task Reference_AsArgument_StaysCallable()
    {
        var other = cluster.Grains.GetGrain<IStringKeyGrain>(_key + "-other");
        Assert.Equal(_key + "-other", await cluster.Grains.GetGrain<IStringKeyGrain>(_key).AskAsync(other));
    }

    [Fact]
    public async Task GrainItself_AsResult_ArrivesAsReference()
    {
        var grain = cluster.Grains.GetGrain<IStringKeyGrain>(_key);
        var self = await grain.GetSelfAsync();
        Assert.Equal(grain, self);
        Assert.Equal(_key, await self.GetKeyAsync());
    }

    [Fact]
    public async Task Reference_ByGrainId_ReachesTheSameGrain()
    {
        var id = cluster.Grains.GetGrain<IStringKeyGrain>(_key).GetGrainId();
        Assert.Equal(_key, await cluster.Grains.GetGrain<IStringKeyGrain>(GrainId.Parse(id.ToString())).GetKeyAsync());
    }

    [Fact]
    public void EmptyKey_IsRefused() => Assert.ThrowsAny<ArgumentException>(() => cluster.Grains.GetGrain<IStringKeyGrain>(" "));
}

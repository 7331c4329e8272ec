using Orleans.Serialization;

namespace SocialRec.Orleans.Compliance;

[Collection(ClusterFixture.Name)]
public sealed class IsolationTests(ClusterFixture cluster)
{
    private readonly IIsolationGrain _grain = cluster.Grains.GetGrain<IIsolationGrain>(Gate.NewKey());
    private readonly ISharingGrain _sharing = cluster.Grains.GetGrain<ISharingGrain>(Gate.NewKey());

    [Fact]
    public async Task Argument_ChangedByGrain_StaysAsItWasForCaller()
    {
        var mine = new Basket { Items = ["a"] };
        var answer = await _grain.AddAsync(mine, "b");
        Assert.Equal(["a"], mine.Items);
        Assert.Equal(["a", "b"], answer.Items);
    }

    [Fact]
    public async Task Argument_ChangedByCallerLater_StaysAsItWasForGrain()
    {
        var mine = new Basket { Items = ["a"] };
        var keeping = _grain.KeepAsync(mine);
        mine.Items.Add("b");
        await keeping;
        Assert.Equal(["a"], (await _grain.ReadKeptAsync()).Items);
    }

    [Fact]
    public async Task Result_ChangedByCaller_StaysAsItWasForGrain()
    {
        await _grain.KeepAsync(new Basket { Items = ["a"] });
        (await _grain.ReadKeptAsync()).Items.Add("b");
        Assert.Equal(["a"], (await _grain.ReadKeptAsync()).Items);
    }

    [Fact]
    public async Task PlainArgument_WithinASilo_IsCopied() => Assert.False(await _sharing.SharesPlainAsync());

    [Fact]
    public async Task ArgumentOfImmutableType_WithinASilo_IsShared() => Assert.True(await _sharing.SharesImmutableTypeAsync());

    [Fact]
    public async Task ArgumentMarkedImmutable_WithinASilo_IsShared() => Assert.True(await _sharing.SharesImmutableArgumentAsync());

    [Fact]
    public async Task ImmutableArrayOfStrings_WithinASilo_IsShared() => Assert.True(await _sharing.SharesImmutableArrayAsync());

    [Fact]
    public async Task Argument_WithoutSerializer_IsRefused() =>
        await Assert.ThrowsAnyAsync<CodecNotFoundException>(() => _grain.TakeAsync(new Unmarked()));

    [Fact]
    public async Task Result_WithoutSerializer_IsRefused() => await Assert.ThrowsAnyAsync<Exception>(() => _grain.GiveUnmarkedAsync());

    [Fact]
    public async Task CollectionOfAnUnknownType_BehindAnInterface_Arrives()
    {
        Assert.Equal(4, await _grain.CountAsync(["made", "by", "the", "compiler"]));
        Assert.Equal(2, await _sharing.CountLazyAsync(2));
    }
}

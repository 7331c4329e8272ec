using Orleans.Storage;

namespace SocialRec.Orleans.Compliance;

[Collection(ClusterFixture.Name)]
public sealed class StateTests(ClusterFixture cluster)
{
    private readonly IStateGrain _grain = cluster.Grains.GetGrain<IStateGrain>(Gate.NewKey());

    [Fact]
    public async Task State_NeverWritten_IsItsInitialValue()
    {
        Assert.Equal("blank", await _grain.GetTextAsync());
        Assert.False(await _grain.ExistsAsync());
        Assert.Null(await _grain.GetEtagAsync());
    }

    [Fact]
    public async Task State_Written_OutlivesTheActivation()
    {
        await _grain.SetAsync("kept");
        await _grain.LeaveAsync();
        Assert.Equal("kept", await _grain.GetTextAsync());
        Assert.True(await _grain.ExistsAsync());
    }

    [Fact]
    public async Task State_NotWritten_IsLostWithTheActivation()
    {
        await _grain.SetAsync("kept");
        await _grain.SetWithoutWritingAsync("lost");
        await _grain.LeaveAsync();
        Assert.Equal("kept", await _grain.GetTextAsync());
    }

    [Fact]
    public async Task Write_ChangesTheEtag()
    {
        await _grain.SetAsync("first");
        var etag = await _grain.GetEtagAsync();
        await _grain.SetAsync("second");
        Assert.NotEqual(etag, await _grain.GetEtagAsync());
    }

    [Fact]
    public async Task Clear_ResetsStateAndRecord()
    {
        await _grain.SetAsync("gone");
        await _grain.ClearAsync();
        Assert.False(await _grain.ExistsAsync());
        Assert.Equal("blank", await _grain.GetTextAsync());
    }

    [Fact]
    public async Task Write_WithStaleEtag_FailsAndDeactivates()
    {
        await _grain.SetAsync("first");
        var activation = await _grain.GetActivationAsync();
        await _grain.WriteBehindItsBackAsync("other");
        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => _grain.SetAsync("second"));
        Assert.NotEqual(activation, await _grain.GetActivationAsync());
        Assert.Equal("other", await _grain.GetTextAsync());
    }

    [Fact]
    public async Task Write_WithStaleEtagThatIsCaught_KeepsTheActivation()
    {
        await _grain.SetAsync("first");
        var activation = await _grain.GetActivationAsync();
        await _grain.WriteBehindItsBackAsync("other");
        Assert.False(await _grain.TryWriteAsync());
        await _grain.RereadAsync();
        Assert.Equal(activation, await _grain.GetActivationAsync());
        Assert.Equal("other", await _grain.GetTextAsync());
        Assert.True(await _grain.TryWriteAsync());
    }

    [Fact]
    public async Task OtherFailure_KeepsTheActivation()
    {
        var activation = await _grain.GetActivationAsync();
        await Assert.ThrowsAsync<IOException>(_grain.FailAsync);
        Assert.Equal(activation, await _grain.GetActivationAsync());
    }
}

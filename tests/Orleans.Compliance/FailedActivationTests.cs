namespace SocialRec.Orleans.Compliance;

public interface IUnwillingGrain : IGrainWithStringKey
{
    Task PingAsync();
}

/// <summary>Fails to activate: at once, or after a turn, as its key says.</summary>
internal sealed class UnwillingGrain : Grain, IUnwillingGrain
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (this.GetPrimaryKeyString() == "later")
            await Task.Yield();
        throw new InvalidOperationException("unwilling");
    }

    public Task PingAsync() => Task.CompletedTask;
}

public sealed class FailedActivationTests(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    [Theory]
    [InlineData("at once")]
    [InlineData("later")]
    public async Task Call_ToAGrainThatFailsToActivate_GetsTheFailure(string when)
    {
        var grain = cluster.Grains.GetGrain<IUnwillingGrain>(when);
        var calls = Enumerable.Range(0, 5).Select(_ => Record.ExceptionAsync(grain.PingAsync));
        Assert.All(await Task.WhenAll(calls), exception => Assert.Equal("unwilling", Assert.IsType<InvalidOperationException>(exception).Message));
    }
}

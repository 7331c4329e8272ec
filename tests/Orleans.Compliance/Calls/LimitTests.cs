using Orleans.Configuration;
using Orleans.Hosting;

namespace SocialRec.Orleans.Compliance;

public sealed class LimitTests
{
    [Fact]
    public async Task Calls_AboveTheHardLimit_AreRefused()
    {
        await using var cluster = ClusterFixture.Create(silo => silo.Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = 3));
        await cluster.DeployAsync();
        var (grain, gate) = (cluster.Client.GetGrain<ITurnGrain>(Gate.NewKey()), Gate.NewKey());
        var running = grain.PassAsync(gate);
        await Gate.Of(gate).Entered;

        var calls = Enumerable.Range(0, 10).Select(number => grain.MarkAsync($"{number}")).ToArray();
        // Whatever ends while the gate is closed was refused.
        var refused = 0;
        await foreach (var call in Task.WhenEach(calls))
        {
            if (call.IsFaulted)
                Assert.IsType<LimitExceededException>(call.Exception.InnerException);
            if (call.IsFaulted && ++refused == 7)
                Gate.Of(gate).Open();
        }

        await running;
        Assert.Equal(7, refused);
    }
}

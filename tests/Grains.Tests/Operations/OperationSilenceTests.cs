using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.TestingHost;
using SocialRec.Grains.Interfaces.Operations;
using SocialRec.Grains.Operations;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Operations;

public class OperationSilenceTests
{
    [Fact]
    public async Task Get_RunnerFallsSilent_ReadsAsFailedUntilItIsHeardOfAgain()
    {
        var clock = new AdjustableClock();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.Services.AddSingleton<TimeProvider>(clock);
            silo.Services.AddOptions<OperationOptions>();
        });
        await using InProcessTestCluster cluster = builder.Build();
        await cluster.DeployAsync();
        var operation = cluster.Client.GetGrain<IOperationGrain>(GrainKey.Of("shop", "op"));
        var running = new OperationStatus { Id = "op", Kind = "training", State = OperationState.Running, Detail = "learn" };
        await operation.ReportAsync(running);

        clock.Ahead = TimeSpan.FromSeconds(61);
        OperationStatus? silent = await operation.GetAsync();
        await operation.ReportAsync(running with { State = OperationState.Succeeded });

        Assert.Equal(OperationState.Failed, silent!.State);
        Assert.Contains("learn", silent.Detail);
        Assert.Equal(OperationState.Succeeded, (await operation.GetAsync())!.State);
    }

    /// <summary>The machine's clock, put ahead: timers run as ever, so the silo itself notices nothing.</summary>
    private sealed class AdjustableClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}

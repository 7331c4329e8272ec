using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Hosting;
using Orleans.Placement;
using Orleans.Runtime;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Runtime.Placement;
using Orleans.TestingHost;

namespace SocialRec.Orleans.Compliance;

/// <summary>A placement filter of one's own sees what operators wrote on silos and decides where a grain may be.</summary>
public sealed class PlacementFilterTests : IAsyncLifetime
{
    private InProcessTestCluster _cluster = null!;

    public async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.UseSiloMetadata(new Dictionary<string, string> { ["colour"] = "red" });
            silo.Services.AddPlacementFilter<RedFilter, ColourDirector>(ServiceLifetime.Singleton);
            silo.Services.AddPlacementFilter<BlueFilter, ColourDirector>(ServiceLifetime.Singleton);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Grain_ThatTheFilterAdmitsToTheSilo_Answers() => Assert.True(await _cluster.Client.GetGrain<IRedGrain>("a").IsHereAsync());

    [Fact]
    public async Task Worker_ThatTheFilterAdmitsToTheSilo_Answers() => Assert.True(await _cluster.Client.GetGrain<IRedWorkerGrain>("a").IsHereAsync());

    [Fact]
    public async Task Grain_ThatTheFilterAdmitsNowhere_CannotBeCalled() =>
        await Assert.ThrowsAnyAsync<OrleansException>(() => _cluster.Client.GetGrain<IBlueGrain>("a").IsHereAsync());
}

[Alias("Compliance.IRedGrain")]
public interface IRedGrain : IGrainWithStringKey
{
    [Alias("IsHere")]
    Task<bool> IsHereAsync();
}

[Alias("Compliance.IRedWorkerGrain")]
public interface IRedWorkerGrain : IGrainWithStringKey
{
    [Alias("IsHere")]
    Task<bool> IsHereAsync();
}

[Alias("Compliance.IBlueGrain")]
public interface IBlueGrain : IGrainWithStringKey
{
    [Alias("IsHere")]
    Task<bool> IsHereAsync();
}

[RedOnly]
public sealed class RedGrain : Grain, IRedGrain
{
    public Task<bool> IsHereAsync() => Task.FromResult(true);
}

[RedOnly, StatelessWorker(1)]
public sealed class RedWorkerGrain : Grain, IRedWorkerGrain
{
    public Task<bool> IsHereAsync() => Task.FromResult(true);
}

[BlueOnly]
public sealed class BlueGrain : Grain, IBlueGrain
{
    public Task<bool> IsHereAsync() => Task.FromResult(true);
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class RedOnlyAttribute() : PlacementFilterAttribute(new RedFilter());

[AttributeUsage(AttributeTargets.Class)]
public sealed class BlueOnlyAttribute() : PlacementFilterAttribute(new BlueFilter());

public sealed class RedFilter() : PlacementFilterStrategy(0);

public sealed class BlueFilter() : PlacementFilterStrategy(0);

public sealed class ColourDirector(ISiloMetadataCache metadata) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos) =>
        silos.Where(silo => metadata.GetSiloMetadata(silo).Metadata.GetValueOrDefault("colour") == (filterStrategy is RedFilter ? "red" : "blue"));
}

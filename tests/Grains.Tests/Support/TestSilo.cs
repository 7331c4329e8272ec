using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace SocialRec.Grains.Tests.Support;

/// <summary>A silo with all grains on memory storage, waiting nowhere longer than it must; tests keep apart by tenants of their own.</summary>
public sealed class TestSilo : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Items:FiguresMs"] = "50",
        ["Catalog:PollMs"] = "100",
        ["Models:PollMs"] = "100",
        ["Models:RetrySeconds"] = "1",
        ["Tenants:Partitions"] = "2",
        ["Tenants:CatalogShards"] = "2",
    };

    private InProcessTestCluster _cluster = null!;
    private int _tenants;

    public IGrainFactory Grains => _cluster.Client;

    public T Service<T>() where T : notnull => _cluster.GetSiloServiceProvider().GetRequiredService<T>();

    /// <summary>A tenant that nobody has used.</summary>
    public string NewTenant() => $"t{Interlocked.Increment(ref _tenants)}";

    /// <summary>Ends a grain's activation, so that the next call reads what it stored.</summary>
    public async Task DeactivateAsync(IAddressable grain) => await _cluster.DeactivateAsync(grain);

    public async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSiloHost((_, host) => host.Configuration.AddInMemoryCollection(Settings));
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault().UseInMemoryReminderService();
            silo.Services.AddSocialRecGrains();
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();
}

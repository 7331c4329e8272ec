using Orleans.Hosting;
using Orleans.TestingHost;

namespace SocialRec.Orleans.Compliance;

/// <summary>One silo and one client, shared by the tests that need nothing special.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    public const string Name = "cluster";

    private readonly InProcessTestCluster _cluster = Create(_ => { });

    public IGrainFactory Grains => _cluster.Client;

    public IServiceProvider SiloServices => _cluster.GetSiloServiceProvider();

    /// <summary>A cluster of one silo with memory storage; the caller deploys and disposes it.</summary>
    public static InProcessTestCluster Create(Action<ISiloBuilder> configure)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault().UseInMemoryReminderService();
            configure(silo);
        });
        return builder.Build();
    }

    public Task InitializeAsync() => _cluster.DeployAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync().AsTask();
}

/// <summary>The tests that share <see cref="ClusterFixture"/>.</summary>
[CollectionDefinition(ClusterFixture.Name)]
public sealed class ClusterCollection : ICollectionFixture<ClusterFixture>;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.TestingHost;
using SocialRec.Storage.Faults;
using SocialRec.Storage.Hosting;
using SocialRec.Storage.Records;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Hosting;

public sealed class EmbeddedGrainStorageHostingTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task State_AfterTheSiloStoppedAndStarted_IsThere()
    {
        await using (var first = await StartAsync())
            await Note(first).WriteAsync("kept");

        await using var second = await StartAsync();

        Assert.Equal("kept", await Note(second).ReadAsync());
    }

    [Fact]
    public async Task State_AfterTheSiloWasKilled_IsThere()
    {
        await using (var first = await StartAsync())
        {
            await Note(first).WriteAsync("kept");
            var silo = first.Silos[0];
            await first.KillSiloAsync(silo);
            await silo.DisposeAsync();
        }

        await using var second = await StartAsync();

        Assert.Equal("kept", await Note(second).ReadAsync());
    }

    [Fact]
    public async Task Store_IsAKeyedServiceThatHoldsTheGrainsRecords()
    {
        await using var cluster = await StartAsync();
        await Note(cluster).WriteAsync("kept");

        var store = cluster.GetSiloServiceProvider().GetRequiredKeyedService<EmbeddedStore>("embedded");

        Assert.True((await store.ReadAsync(new RecordKey("note/default/ann", "note"))).Exists);
    }

    [Fact]
    public async Task FaultsThatATestRegisters_ReachTheGrain()
    {
        var faults = new StorageFaults(new StorageFaultPlan(1), TimeProvider.System);
        await using var cluster = await StartAsync(services => services.AddSingleton(faults));

        using (faults.BeginOutage())
        {
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => Note(cluster).WriteAsync("lost"));
            Assert.Contains("Injected fault: an outage", failure.ToString(), StringComparison.Ordinal);
        }

        await cluster.Client.GetGrain<INoteGrain>("default/bob").WriteAsync("kept");
        Assert.Equal("kept", await cluster.Client.GetGrain<INoteGrain>("default/bob").ReadAsync());
    }

    [Fact]
    public async Task DirectoryInUse_StopsTheSiloFromStarting()
    {
        await using var owner = TestStore.Open(_directory.Path);
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync());
        Assert.Contains("in use", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadOption_StopsTheSiloFromStartingAndIsNamed()
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(options: options => options.ReaderConnections = 0));
        Assert.Contains("Storage:ReaderConnections must be from 1 to 32", refusal.ToString(), StringComparison.Ordinal);
    }

    private static INoteGrain Note(InProcessTestCluster cluster) => cluster.Client.GetGrain<INoteGrain>("default/ann");

    private async Task<InProcessTestCluster> StartAsync(Action<IServiceCollection>? services = null, Action<EmbeddedStorageOptions>? options = null)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddEmbeddedGrainStorage("embedded", (EmbeddedStorageOptions storage) =>
            {
                storage.DataDirectory = _directory.Path;
                options?.Invoke(storage);
            });
            services?.Invoke(silo.Services);
        });
        var cluster = builder.Build();
        try
        {
            await cluster.DeployAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }
}

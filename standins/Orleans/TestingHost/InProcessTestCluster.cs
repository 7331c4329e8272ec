using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A silo and a client in the test's process. This engine has one silo; a test that needs more asks for real Orleans.</summary>
public sealed class InProcessTestCluster(InProcessTestClusterOptions options) : IDisposable, IAsyncDisposable
{
    private static int _ports = 20000;

    private readonly List<InProcessSiloHandle> _silos = [];
    private IHost? _clientHost;

    public InProcessTestClusterOptions Options { get; } = options;

    public ReadOnlyCollection<InProcessSiloHandle> Silos => _silos.AsReadOnly();

    public IClusterClient Client => _clientHost?.Services.GetRequiredService<IClusterClient>()
        ?? throw new InvalidOperationException("The test cluster client is unavailable because the cluster has not been deployed or has been stopped.");

    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) =>
        silo is null ? _silos[0].ServiceProvider : _silos.First(handle => handle.SiloAddress.Equals(silo)).ServiceProvider;

    public IEnumerable<InProcessSiloHandle> GetActiveSilos() => _silos.Where(silo => silo.IsActive);

    public async Task DeployAsync()
    {
        if (Options.InitialSilosCount > 1)
            throw MoreThanOneSilo();
        if (Options.InitialSilosCount == 1)
            _silos.Add(await StartAsync("Silo_0"));
        if (Options.InitializeClientOnDeploy)
            await InitializeClientAsync();
    }

    public Task<InProcessSiloHandle> StartAdditionalSiloAsync() => StartAdditionalSiloAsync(false);

    public async Task<InProcessSiloHandle> StartAdditionalSiloAsync(bool startAdditionalSiloOnNewPort)
    {
        if (GetActiveSilos().Any())
            throw MoreThanOneSilo();
        var silo = await StartAsync($"Silo_{_silos.Count}");
        _silos.Add(silo);
        return silo;
    }

    public async Task InitializeClientAsync()
    {
        var builder = NewHost("TestClusterClient");
        foreach (var configure in Options.ClientHostConfigurationDelegates)
            configure(builder);
        builder.UseOrleansClient(client => client.Configure<ClusterOptions>(ConfigureCluster));
        var host = builder.Build();
        await host.StartAsync();
        _clientHost = host;
    }

    public async Task StopSiloAsync(InProcessSiloHandle instance)
    {
        await instance.StopSiloAsync(stopGracefully: true);
        _silos.Remove(instance);
    }

    public async Task KillSiloAsync(InProcessSiloHandle instance)
    {
        await instance.StopSiloAsync(stopGracefully: false);
        _silos.Remove(instance);
    }

    public async Task<InProcessSiloHandle?> RestartSiloAsync(InProcessSiloHandle instance)
    {
        await StopSiloAsync(instance);
        var restarted = await StartAsync(instance.Name);
        _silos.Add(restarted);
        return restarted;
    }

    public async Task StopSilosAsync()
    {
        foreach (var silo in _silos.ToArray())
            await StopSiloAsync(silo);
    }

    public async Task StopClusterClientAsync()
    {
        if (_clientHost is null)
            return;
        await _clientHost.StopAsync();
        _clientHost.Dispose();
        _clientHost = null;
    }

    public async Task StopAllSilosAsync()
    {
        await StopClusterClientAsync();
        await StopSilosAsync();
    }

    public bool TryGetGrainContext(GrainId grainId, [NotNullWhen(true)] out IGrainContext? grainContext)
    {
        grainContext = GetActiveSilos().Select(silo => silo.ServiceProvider.GetRequiredService<Silo>().Catalog.Find(grainId)).FirstOrDefault(found => found is not null);
        return grainContext is not null;
    }

    public Task WaitForDeactivationAsync(GrainId grainId) => TryGetGrainContext(grainId, out var context) ? context.Deactivated : Task.CompletedTask;

    public Task WaitForDeactivationAsync(IAddressable grain) => WaitForDeactivationAsync(grain.GetGrainId());

    public async Task DeactivateAsync(GrainId grainId)
    {
        if (!TryGetGrainContext(grainId, out var context))
            return;
        context.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateAsync)} was called."));
        await context.Deactivated;
    }

    public Task DeactivateAsync(IAddressable grain) => DeactivateAsync(grain.GetGrainId());

    public Task WaitForLivenessToStabilizeAsync(bool didKill = false) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await StopClusterClientAsync();
        foreach (var silo in _silos)
            await silo.DisposeAsync();
        _silos.Clear();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task<InProcessSiloHandle> StartAsync(string name)
    {
        var siloPort = Interlocked.Add(ref _ports, 2);
        var own = new InProcessTestSiloSpecificOptions { SiloName = name, SiloPort = siloPort, GatewayPort = siloPort + 1 };
        var builder = NewHost(name);
        foreach (var configure in Options.SiloHostConfigurationDelegates)
            configure(own, builder);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(ConfigureCluster);
            silo.Configure<SiloOptions>(options => options.SiloName = own.SiloName);
            silo.Configure<EndpointOptions>(options => (options.AdvertisedIPAddress, options.SiloPort, options.GatewayPort) = (IPAddress.Loopback, own.SiloPort, own.GatewayPort));
            silo.Services.AddSingleton(new ClusteringChosen());
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch
        {
            host.Dispose();
            throw;
        }

        var details = host.Services.GetRequiredService<ILocalSiloDetails>();
        return new InProcessSiloHandle { Name = name, SiloHost = host, SiloAddress = details.SiloAddress, GatewayAddress = details.GatewayAddress };
    }

    private void ConfigureCluster(ClusterOptions cluster) => (cluster.ClusterId, cluster.ServiceId) = (Options.ClusterId, Options.ServiceId);

    private static HostApplicationBuilder NewHost(string name) =>
        Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = name, EnvironmentName = Environments.Development, DisableDefaults = true });

    private static NotSupportedException MoreThanOneSilo() => new("This engine runs one silo, in one process. A test of several silos needs real Orleans (docs/engines.md).");
}

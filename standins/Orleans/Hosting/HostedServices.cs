using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Starts and stops the silo with its host.</summary>
internal sealed class SiloHostedService(Silo silo) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => silo.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => silo.StopAsync(cancellationToken);
}

/// <summary>Connects the client when its host starts.</summary>
internal sealed class ClientHostedService(ClientConnection connection) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => connection.ConnectAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken)
    {
        connection.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>A client's way to the silo, which runs in the same process.</summary>
internal sealed class ClientConnection : IDisposable
{
    private readonly IServiceProvider _services;
    private readonly GrainCaller _caller;
    private Silo? _silo;

    public ClientConnection(IServiceProvider services, IEnumerable<IOutgoingGrainCallFilter> filters, IOptions<ClientMessagingOptions> options, Instruments instruments)
    {
        _services = services;
        _caller = new GrainCaller([.. filters], options.Value, instruments, CurrentSilo, isClient: true);
        Client = new ClusterClient(_caller, CurrentSilo, services);
    }

    public IClusterClient Client { get; }

    /// <summary>Finds the silo, asking the retry filter whether to go on while there is none.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        while (Find() is not { } found)
        {
            var failure = new SiloUnavailableException(
                "Could not connect to any gateway. This engine is single-process: the silo must run in the same process as its client. More than one process needs real Orleans (docs/engines.md).");
            var filter = _services.GetService<IClientConnectionRetryFilter>();
            if (filter is null || !await filter.ShouldRetryConnectionAttempt(failure, cancellationToken))
                throw failure;
        }
    }

    public void Dispose() => _caller.Dispose();

    private Silo CurrentSilo() => _silo is { IsRunning: true } silo ? silo : Find() ?? _silo ?? throw new ClientNotAvailableException("The cluster client is not connected.");

    private Silo? Find() => _silo = RunningSilos.Find(ClusterKey.Of(_services), _services.GetService<StaticGateways>()?.Ports) ?? _silo;
}

/// <summary>The ports that a client was told to look for its silo on.</summary>
internal sealed record StaticGateways(int[] Ports);

/// <summary>Marks that a way to form a cluster was chosen.</summary>
internal sealed record ClusteringChosen;

/// <summary>Refuses a silo for which no clustering was chosen, as real Orleans does.</summary>
internal sealed class ClusteringValidator(IServiceProvider services, IOptions<ClusterOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        if (services.GetService<ClusteringChosen>() is null)
            throw new OrleansConfigurationException("Clustering has not been configured. Configure clustering with ISiloBuilder.UseLocalhostClustering(...).");
        if (string.IsNullOrWhiteSpace(options.Value.ClusterId) || string.IsNullOrWhiteSpace(options.Value.ServiceId))
            throw new OrleansConfigurationException($"{nameof(ClusterOptions)} needs a {nameof(ClusterOptions.ClusterId)} and a {nameof(ClusterOptions.ServiceId)}.");
    }
}

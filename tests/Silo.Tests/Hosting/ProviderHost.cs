using Microsoft.Extensions.Hosting;
using SocialRec.TestKit;

namespace SocialRec.Silo.Tests.Hosting;

/// <summary>A silo whose cluster and state are kept by a service that the tests of one class start and share.</summary>
public abstract class ProviderHost : IAsyncLifetime
{
    private IHost? _host;

    /// <summary>The silo; skips the test that asks for it where the service cannot be had.</summary>
    internal IHost Host
    {
        get
        {
            Skip.If(_host is null, Missing);
            return _host;
        }
    }

    /// <summary>What <c>Silo:Clustering</c> and <c>Silo:Storage</c> are.</summary>
    protected abstract string Provider { get; }

    /// <summary>Why there is no silo where the service cannot be had.</summary>
    protected abstract string Missing { get; }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (await TryStartServiceAsync() is not { } connection)
            return;
        _host = Build(connection);
        await _host.StartAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }

        await StopServiceAsync();
    }

    /// <summary>Another silo of the same kind; not started.</summary>
    internal IHost Build(string connection)
    {
        int[] ports = LoopbackPort.Free(2);
        return TestHost.Build(
            ("Silo:Clustering", Provider),
            ("Silo:Storage", Provider),
            ("Silo:ConnectionString", connection),
            ("Silo:AdvertisedAddress", "127.0.0.1"),
            ("Silo:SiloPort", $"{ports[0]}"),
            ("Silo:GatewayPort", $"{ports[1]}"),
            ("Tenants:Partitions", "2"),
            ("Tenants:CatalogShards", "2"));
    }

    /// <summary>Starts the service; null where it cannot be had, else how to connect to it.</summary>
    protected abstract Task<string?> TryStartServiceAsync();

    /// <summary>Stops the service.</summary>
    protected abstract Task StopServiceAsync();
}

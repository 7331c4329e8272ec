using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <inheritdoc/>
internal sealed class LocalSiloDetails : ILocalSiloDetails
{
    private static int _generations;

    public LocalSiloDetails(IOptions<SiloOptions> silo, IOptions<ClusterOptions> cluster, IOptions<EndpointOptions> endpoint)
    {
        var address = endpoint.Value.AdvertisedIPAddress ?? IPAddress.Loopback;
        var generation = Interlocked.Increment(ref _generations);
        Name = silo.Value.SiloName ?? $"Silo_{generation:x5}";
        ClusterId = cluster.Value.ClusterId;
        SiloAddress = SiloAddress.New(address, endpoint.Value.SiloPort, generation);
        GatewayAddress = SiloAddress.New(address, endpoint.Value.GatewayPort, 0);
    }

    public string Name { get; }

    public string ClusterId { get; }

    public string DnsHostName { get; } = Environment.MachineName;

    public SiloAddress SiloAddress { get; }

    public SiloAddress GatewayAddress { get; }
}

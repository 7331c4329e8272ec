using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>The silos that run in this process, for clients to find.</summary>
internal static class RunningSilos
{
    private static readonly ConcurrentDictionary<Silo, ClusterKey> All = new();

    public static void Add(Silo silo) => All[silo] = ClusterKey.Of(silo.Services);

    public static void Remove(Silo silo) => All.TryRemove(silo, out _);

    public static Silo? Find(ClusterKey key, int[]? gatewayPorts) => All
        .Where(entry => entry.Value == key && (gatewayPorts is null || gatewayPorts.Contains(entry.Key.Details.GatewayAddress.Endpoint.Port)))
        .Select(entry => entry.Key)
        .FirstOrDefault(silo => silo.IsRunning);
}

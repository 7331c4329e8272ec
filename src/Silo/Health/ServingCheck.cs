using Microsoft.Extensions.Diagnostics.HealthChecks;
using SocialRec.Grains.Recommendations;

namespace SocialRec.Silo.Health;

/// <summary>Ready when the catalog replicas are loaded; degraded while one is behind its shards or a model could not be loaded, since answers go on.</summary>
internal sealed class ServingCheck(ServingService serving) : IHealthCheck
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (!serving.IsReady)
            return HealthCheckResult.Unhealthy("The catalog is still being loaded.");
        if (serving.FaultyBundles is { Count: > 0 } faulty)
            return HealthCheckResult.Degraded($"Model versions that could not be loaded: {string.Join(", ", faulty.Select(one => $"{one.Key} {one.Value}"))}; what served before serves on.");
        string[] stale = [.. serving.ReplicaStaleness.Where(one => one.Value > StaleAfter).Select(one => one.Key)];
        return stale.Length > 0 ? HealthCheckResult.Degraded($"Catalogs that have not been followed for {StaleAfter.TotalSeconds:0} seconds: {string.Join(", ", stale)}.") : HealthCheckResult.Healthy();
    }
}

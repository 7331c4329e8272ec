using Microsoft.Extensions.Diagnostics.HealthChecks;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Identity;

namespace SocialRec.Gateway.Health;

/// <summary>Ready when the cluster answers.</summary>
internal sealed class ClusterCheck(IGrainFactory grains) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            string key = GrainKey.Of(GrainKey.DefaultTenant, TenantLayout.GrainId);
            await grains.GetGrain<ITenantGrain>(key).GetLayoutAsync().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (ProblemMapping.IsTransient(exception))
        {
            return HealthCheckResult.Unhealthy("The cluster does not answer.", exception);
        }
    }
}

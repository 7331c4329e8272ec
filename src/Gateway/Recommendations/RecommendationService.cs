using SocialRec.Gateway.Addressing;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Interfaces.Tenants;

namespace SocialRec.Gateway.Recommendations;

/// <summary>Asks the cluster for recommendations.</summary>
internal sealed class RecommendationService(RecommendationLanes lanes, TenantLayouts layouts)
{
    /// <summary>Recommends, or ranks, after what the token names has been applied.</summary>
    public async ValueTask<RecommendationAnswer> RecommendAsync(Tenant tenant, RecommendationQuery query, PositionToken token, CancellationToken cancellation)
    {
        if (!token.IsEmpty && query.User is { } user)
        {
            TenantLayout layout = await layouts.GetAsync(tenant.Name);
            if (token.PositionOf(layout.PartitionOf(user)) is > 0 and var position)
                query = query with { MinPosition = position };
        }

        return await lanes.Next(tenant).RecommendAsync(query).WaitAsync(cancellation);
    }
}

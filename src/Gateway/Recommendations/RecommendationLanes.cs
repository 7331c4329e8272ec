using Microsoft.Extensions.Options;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Options;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Interfaces.References;

namespace SocialRec.Gateway.Recommendations;

/// <summary>Spreads callers over a tenant's recommendation grains in turn: a caller's silo remembers one place for each key.</summary>
internal sealed class RecommendationLanes(IGrainFactory grains, IOptions<RoutingOptions> options)
{
    private readonly uint _lanes = (uint)options.Value.RecommendationLanes;
    private uint _turn;

    /// <summary>The grain whose turn it is.</summary>
    public IRecommendationGrain Next(Tenant tenant) =>
        grains.Refer<IRecommendationGrain>(tenant.Key((int)(Interlocked.Increment(ref _turn) % _lanes)));
}

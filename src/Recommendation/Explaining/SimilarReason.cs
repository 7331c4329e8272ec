using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Explaining;

/// <summary>An item of the shopper's own history that this one goes with, and what the shopper did with it.</summary>
/// <param name="feature">The feature whose evidence is such an item.</param>
/// <param name="kind">The kind of reason it makes.</param>
public sealed class SimilarReason(Feature feature, string kind) : IReasonWriter
{
    /// <inheritdoc/>
    public Feature Feature => feature;

    /// <inheritdoc/>
    public TypedReason? Write(RecommendationContext context, in RankedCandidate candidate, float weight)
    {
        int at = candidate.Evidence(feature);
        if (at == History.NoEvent)
            return new TypedReason(kind, weight, Item: context.Request.Item);
        if (at < 0)
            return null;
        Shopper shopper = context.Shopper;
        int row = context.View.Find(shopper.RecentItems[at]);
        return new TypedReason(kind, weight, Act: (ActType)shopper.RecentActs[at], Item: context.View.IdOf(row), TimeMs: shopper.RecentTimesMs[at]);
    }
}

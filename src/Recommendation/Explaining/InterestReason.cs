using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Explaining;

/// <summary>Nearness to the shopper's taste as a whole, shown by the one of the latest items that is most like the candidate.</summary>
public sealed class InterestReason : IReasonWriter
{
    /// <inheritdoc/>
    public Feature Feature => Feature.Interest;

    /// <inheritdoc/>
    public TypedReason? Write(RecommendationContext context, in RankedCandidate candidate, float weight)
    {
        (int row, int at) = context.LatestItems.Nearest(context, candidate.Row);
        if (row < 0)
            return new TypedReason(ReasonKinds.Interest, weight);
        Shopper shopper = context.Shopper;
        return new TypedReason(ReasonKinds.Interest, weight, Act: (ActType)shopper.RecentActs[at], Item: context.View.IdOf(row), TimeMs: shopper.RecentTimesMs[at]);
    }
}

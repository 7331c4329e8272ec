using SocialRec.Recommendation.Filters;
using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Explaining;

/// <summary>An item of the shopper's own history that this one goes with, and what the shopper did with it; or such an item of a friend.</summary>
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
        if (at <= RecommendationContext.FirstFeedEvidence)
            return WriteFriend(context, RecommendationContext.FirstFeedEvidence - at, weight);
        if (at < 0)
            return null;
        Shopper shopper = context.Shopper;
        int row = context.View.Find(shopper.RecentItems[at]);
        return new TypedReason(kind, weight, Act: (ActType)shopper.RecentActs[at], Item: context.View.IdOf(row), TimeMs: shopper.RecentTimesMs[at]);
    }

    /// <summary>The item goes with one that a friend dealt with: it is the friend's act that led here.</summary>
    private static TypedReason? WriteFriend(RecommendationContext context, int entry, float weight)
    {
        FeedEntry act = context.Shopper.Feed[entry];
        if (!SilencedPeople.Allows(context.Shopper, act.Actor))
            return null;
        int row = context.View.Find(context.Shopper.FeedItems[entry]);
        return new TypedReason(ReasonKinds.Friend, weight, act.Actor, act.Act, context.View.IdOf(row), act.TimeMs);
    }
}

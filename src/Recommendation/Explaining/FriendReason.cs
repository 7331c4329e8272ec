using SocialRec.Recommendation.Filters;
using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Explaining;

/// <summary>A followed person's act: who, what, when and in what words.</summary>
public sealed class FriendReason : IReasonWriter
{
    /// <inheritdoc/>
    public Feature Feature => Feature.Friend;

    /// <inheritdoc/>
    public TypedReason? Write(RecommendationContext context, in RankedCandidate candidate, float weight)
    {
        int at = candidate.Evidence(Feature);
        if (at < 0)
            return null;
        FeedEntry entry = context.Shopper.Feed[at];
        return SilencedPeople.Allows(context.Shopper, entry.Actor)
            ? new TypedReason(ReasonKinds.Friend, weight, entry.Actor, entry.Act, TimeMs: entry.TimeMs, Text: entry.Text)
            : null;
    }
}

using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Explaining;

/// <summary>A circle's liking: which circle, and where one act stands out, who did what, when and in what words.</summary>
public sealed class CircleReason : IReasonWriter
{
    /// <inheritdoc/>
    public Feature Feature => Feature.Circle;

    /// <inheritdoc/>
    public TypedReason? Write(RecommendationContext context, in RankedCandidate candidate, float weight)
    {
        int at = candidate.Evidence(Feature);
        if (at < 0)
            return null;
        // Cached candidates were drawn from the same circles, but this request has not read them yet.
        (ShopperCircle circle, int place) = CircleTrace.At(context.Shopper.Circles, at);
        if (place < 0)
            return new TypedReason(ReasonKinds.Circle, weight, Circle: circle.Id);
        FeedEntry act = circle.Acts[place];
        return new TypedReason(ReasonKinds.Circle, weight, act.Actor, act.Act, TimeMs: act.TimeMs, Text: act.Text, Circle: circle.Id);
    }
}

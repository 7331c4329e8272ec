using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Explaining;

/// <summary>That the item is new, and since when.</summary>
public sealed class FreshReason : IReasonWriter
{
    /// <inheritdoc/>
    public Feature Feature => Feature.Fresh;

    /// <inheritdoc/>
    public TypedReason? Write(RecommendationContext context, in RankedCandidate candidate, float weight) =>
        new TypedReason(ReasonKinds.Fresh, weight, TimeMs: context.View.PublishedMs(candidate.Row));
}

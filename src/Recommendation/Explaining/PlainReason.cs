using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Explaining;

/// <summary>A reason that holds for everybody and has no evidence but its kind: trending, popular.</summary>
/// <param name="feature">The feature it explains.</param>
/// <param name="kind">Its kind.</param>
public sealed class PlainReason(Feature feature, string kind) : IReasonWriter
{
    /// <inheritdoc/>
    public Feature Feature => feature;

    /// <inheritdoc/>
    public TypedReason? Write(RecommendationContext context, in RankedCandidate candidate, float weight) => new TypedReason(kind, weight);
}

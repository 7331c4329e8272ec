using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Explaining;

/// <summary>Puts one kind of evidence into words' stead: a typed reason.</summary>
public interface IReasonWriter
{
    /// <summary>The feature that the reason explains.</summary>
    Feature Feature { get; }

    /// <summary>The reason, or null where the evidence cannot be shown.</summary>
    /// <param name="context">The request.</param>
    /// <param name="candidate">The item, whose feature is above 0.</param>
    /// <param name="weight">The feature's share of the score.</param>
    TypedReason? Write(RecommendationContext context, in RankedCandidate candidate, float weight);
}

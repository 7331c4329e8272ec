using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Explaining;

/// <summary>What share of how many reviews is happy: about the aspect that most are happy about, or altogether.</summary>
public sealed class ReviewsReason : IReasonWriter
{
    /// <inheritdoc/>
    public Feature Feature => Feature.Reviews;

    /// <inheritdoc/>
    public TypedReason? Write(RecommendationContext context, in RankedCandidate candidate, float weight)
    {
        if (context.View.Opinion(candidate.Row) is not { } opinion)
            return null;
        RowAspect whole = new(null!, opinion.Reviews, opinion.Positive);
        RowAspect best = default;
        foreach (RowAspect aspect in opinion.Aspects)
        {
            if (aspect.Positive > best.Positive && Share(aspect) >= Share(whole))
                best = aspect;
        }

        RowAspect shown = best.Name is null ? whole : best;
        return new TypedReason(ReasonKinds.Text, weight, Aspect: shown.Name, Reviews: shown.Reviews, Positive: MathF.Round(Share(shown), 3));
    }

    private static float Share(RowAspect aspect) => aspect.Positive / (float)aspect.Reviews;
}

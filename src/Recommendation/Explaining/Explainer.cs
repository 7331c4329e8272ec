using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Explaining;

/// <summary>The last stage: gives each shown item its reasons, strongest first, each weighed by its share of the score.</summary>
internal static class Explainer
{
    private const int MaxReasons = 3;
    private const float LeastShare = 0.1f;

    /// <summary>How many kinds of reasons are weighed.</summary>
    public static int Count => Writers.Length;

    private static readonly IReasonWriter[] Writers =
    [
        new SimilarReason(Feature.Neighbour, ReasonKinds.Similar),
        new SimilarReason(Feature.CoOccurrence, ReasonKinds.Similar),
        new FriendReason(),
        new CircleReason(),
        new InterestReason(),
        new PlainReason(Feature.Trending, ReasonKinds.Trending),
        new PlainReason(Feature.Popular, ReasonKinds.Popular),
        new FreshReason(),
        new SimilarReason(Feature.Own, ReasonKinds.Interest),
    ];

    /// <summary>What a feature at 1 counts, for each kind of reason.</summary>
    public static void Weigh(RecommendationContext context, IScorer scorer, Span<float> importances)
    {
        for (int i = 0; i < Writers.Length; i++)
            importances[i] = scorer.Importance(context, Writers[i].Feature);
    }

    /// <summary>Appends the reasons of one item.</summary>
    /// <returns>The feature that contributed most; null if none did.</returns>
    public static Feature? Explain(RecommendationContext context, ReadOnlySpan<float> importances, in RankedCandidate candidate, List<TypedReason> reasons)
    {
        Span<(float Share, int Writer)> shares = stackalloc (float, int)[Writers.Length];
        float total = 0;
        for (int i = 0; i < Writers.Length; i++)
        {
            shares[i] = (candidate[Writers[i].Feature] * importances[i], i);
            total += shares[i].Share;
        }
        if (total <= 0)
            return null;
        shares.Sort(static (a, b) => a.Share != b.Share ? b.Share.CompareTo(a.Share) : a.Writer.CompareTo(b.Writer));
        bool all = context.Request.Explain == ExplainDetail.Path;
        int first = reasons.Count;
        for (int i = 0; i < shares.Length && context.Request.Explain != ExplainDetail.None; i++)
        {
            float share = shares[i].Share / total;
            if (share <= 0 || (!all && (share < LeastShare || reasons.Count - first == MaxReasons)))
                break;
            if (Writers[shares[i].Writer].Write(context, in candidate, share) is { } reason)
                Append(reasons, first, reason);
        }
        return Writers[shares[0].Writer].Feature;
    }

    /// <summary>Appends a reason, or adds its weight to one that says the same: trained and live neighbours often point to one item.</summary>
    private static void Append(List<TypedReason> reasons, int first, TypedReason reason)
    {
        for (int i = first; i < reasons.Count; i++)
        {
            if (reasons[i] with { Weight = reason.Weight } != reason)
                continue;
            reasons[i] = reason with { Weight = reasons[i].Weight + reason.Weight };
            return;
        }
        reasons.Add(reason);
    }
}

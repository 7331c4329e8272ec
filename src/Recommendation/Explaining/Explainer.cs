using System.Runtime.InteropServices;
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
        new ReviewsReason(),
        new SimilarReason(Feature.Text, ReasonKinds.Text),
        new SimilarReason(Feature.Own, ReasonKinds.Interest),
    ];

    private static readonly Feature[] Features = [.. Writers.Select(writer => writer.Feature)];

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
        Span<float> shares = stackalloc float[Writers.Length];
        float total = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] = candidate[Features[i]] * importances[i];
            total += shares[i];
        }
        if (total <= 0)
            return null;
        int strongest = Strongest(shares);
        if (context.Request.Explain != ExplainDetail.None)
            Append(context, in candidate, shares, total, reasons);
        return Features[strongest];
    }

    /// <summary>Appends reasons, the largest share first; the shares of those looked at are set to 0.</summary>
    private static void Append(RecommendationContext context, in RankedCandidate candidate, Span<float> shares, float total, List<TypedReason> reasons)
    {
        bool all = context.Request.Explain == ExplainDetail.Path;
        int first = reasons.Count;
        for (int next = Strongest(shares); shares[next] > 0; next = Strongest(shares))
        {
            float share = shares[next] / total;
            shares[next] = 0;
            if (!all && (share < LeastShare || reasons.Count - first == MaxReasons))
                return;
            if (Writers[next].Write(context, in candidate, share) is { } reason)
                Append(reasons, first, reason);
        }
    }

    /// <summary>The place of the largest share; the first of equal ones.</summary>
    private static int Strongest(ReadOnlySpan<float> shares)
    {
        int strongest = 0;
        for (int i = 1; i < shares.Length; i++)
        {
            if (shares[i] > shares[strongest])
                strongest = i;
        }
        return strongest;
    }

    /// <summary>Appends a reason, or adds its weight to one that says the same: trained and live neighbours often point to one item.</summary>
    private static void Append(List<TypedReason> reasons, int first, in TypedReason reason)
    {
        foreach (ref TypedReason earlier in CollectionsMarshal.AsSpan(reasons)[first..])
        {
            if (!SayTheSame(in earlier, in reason))
                continue;
            earlier = reason with { Weight = earlier.Weight + reason.Weight };
            return;
        }
        reasons.Add(reason);
    }

    /// <summary>Whether two reasons differ in their weight at most; what most often differs is compared first.</summary>
    private static bool SayTheSame(in TypedReason one, in TypedReason other) =>
        one.TimeMs == other.TimeMs && one.Act == other.Act && one.Kind == other.Kind && one.Item == other.Item && one.Actor == other.Actor
        && one with { Weight = other.Weight } == other;
}

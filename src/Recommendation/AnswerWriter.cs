using SocialRec.Recommendation.Candidates;
using SocialRec.Recommendation.Explaining;
using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation;

/// <summary>Writes the first places of the ranked list, with their reasons, into an answer.</summary>
internal static class AnswerWriter
{
    /// <summary>The answer with the first <paramref name="count"/> places.</summary>
    public static RecommendationResult Write(RecommendationContext context, IScorer scorer, int count)
    {
        var items = new RankedItem[count];
        List<TypedReason> reasons = context.Reasons;
        reasons.Clear();
        Span<float> importances = stackalloc float[Explainer.Count];
        Explainer.Weigh(context, scorer, importances);
        for (int place = 0; place < count; place++)
        {
            ref readonly RankedCandidate candidate = ref context.Ranked.At(place);
            int first = reasons.Count;
            Feature? strongest = Explainer.Explain(context, importances, in candidate, reasons);
            items[place] = new RankedItem(
                context.View.IdOf(candidate.Row),
                candidate.Score,
                strongest is { } feature ? SourceNames.Of(feature) : SourceNames.Popular,
                first,
                reasons.Count - first);
        }
        return new RecommendationResult(items, [.. reasons])
        {
            Bundle = context.Bundle?.Version,
            Catalog = context.View.Version,
            Degraded = [.. context.Degraded],
            Next = count == context.Request.Limit && count < context.Ranked.Count ? NextPage(context, count) : null,
            Seed = context.Seed,
            NowMs = context.NowMs,
        };
    }

    private static string NextPage(RecommendationContext context, int count)
    {
        Span<ulong> shown = count <= 64 ? stackalloc ulong[count] : new ulong[count];
        for (int place = 0; place < count; place++)
            shown[place] = context.View.HashOf(context.Ranked.At(place).Row);
        return context.Page.After(shown).ToString();
    }
}

using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Explaining;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Grains.Recommendations;

/// <summary>The library's answer in wire types.</summary>
internal static class AnswerMapping
{
    private static readonly string?[] ActNames = [.. Enumerable.Range(0, 256).Select(act => act == (int)ActType.None ? null : ActWeights.NameOf((ActType)act))];

    /// <summary>The answer.</summary>
    /// <param name="result">What the library computed.</param>
    /// <param name="id">The recommendation's id.</param>
    /// <param name="position">Log position of the shopper's picture; 0 where there is none.</param>
    public static RecommendationAnswer ToAnswer(RecommendationResult result, string id, long position)
    {
        var items = new RecommendedItem[result.Items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            RankedItem item = result.Items[i];
            items[i] = new RecommendedItem(item.Id, item.Score, item.Source, ToReasons(result.ReasonsOf(item)));
        }

        return new RecommendationAnswer
        {
            RecommendationId = id,
            Items = items,
            Bundle = result.Bundle,
            Degraded = result.Degraded,
            Next = result.Next,
            Position = position,
            Replica = result.Catalog,
            Seed = result.Seed,
            TimeMs = result.NowMs,
        };
    }

    private static Reason[] ToReasons(ReadOnlySpan<TypedReason> typed)
    {
        if (typed.IsEmpty)
            return [];
        var reasons = new Reason[typed.Length];
        for (int i = 0; i < reasons.Length; i++)
        {
            ref readonly TypedReason one = ref typed[i];
            reasons[i] = new Reason(
                one.Kind, one.Actor, ActNames[(int)one.Act], one.Item, one.TimeMs == 0 ? null : one.TimeMs, one.Text, one.Weight, one.Circle,
                one.Aspect, one.Reviews == 0 ? null : one.Reviews, one.Reviews == 0 ? null : one.Positive);
        }

        return reasons;
    }
}

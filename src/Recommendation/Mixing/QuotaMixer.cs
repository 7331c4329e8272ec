using SocialRec.Recommendation.Scenarios;

namespace SocialRec.Recommendation.Mixing;

/// <summary>
/// Sees to it that a kind of evidence is there near the top, if there are candidates with it: the best of them are moved up to the end of the stretch.
/// A list shorter than the stretch owes its share of the minimum, rounded down.
/// </summary>
public sealed class QuotaMixer : IMixer
{
    /// <summary>A feature below this is no evidence worth a place.</summary>
    public const float Threshold = 0.1f;

    /// <inheritdoc/>
    public string Name => "quota";

    /// <inheritdoc/>
    public void Mix(RecommendationContext context, RankedList list, int limit)
    {
        foreach (Quota quota in context.Scenario.Quotas)
        {
            int within = Math.Min(quota.Within, limit);
            Fill(quota, list, Math.Min(within, list.Count), quota.Minimum * within / quota.Within);
        }
    }

    private static void Fill(Quota quota, RankedList list, int within, int minimum)
    {
        int have = 0;
        for (int place = 0; place < within; place++)
            have += list.At(place)[quota.Feature] >= Threshold ? 1 : 0;
        int target = within - 1;
        for (int place = within; place < list.Count && have < minimum && target >= 0; place++)
        {
            if (list.At(place)[quota.Feature] < Threshold)
                continue;
            while (target >= 0 && list.At(target)[quota.Feature] >= Threshold)
                target--;
            if (target < 0)
                return;
            list.Promote(place, target--);
            have++;
        }
    }
}

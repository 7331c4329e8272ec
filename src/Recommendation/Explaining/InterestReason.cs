using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Kernels;
using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Explaining;

/// <summary>Nearness to the shopper's taste as a whole, shown by the one of the latest items that is nearest to the candidate.</summary>
public sealed class InterestReason : IReasonWriter
{
    private const int LatestItems = 16;

    /// <inheritdoc/>
    public Feature Feature => Feature.Interest;

    /// <inheritdoc/>
    public TypedReason? Write(RecommendationContext context, in RankedCandidate candidate, float weight)
    {
        if (context.Binding is not { Bundle.Vectors.Quantized: { } vectors } binding)
            return null;
        int item = binding.ItemOfRow(candidate.Row);
        ReadOnlySpan<ulong> recent = context.Shopper.RecentItems;
        float best = 0;
        int nearest = -1, at = -1;
        for (int i = 0; i < Math.Min(recent.Length, LatestItems); i++)
        {
            int row = ActWeights.IsTelling(context.Shopper.RecentActs[i]) ? context.View.Find(recent[i]) : -1;
            int other = binding.ItemOfRow(row);
            if (other < 0 || row == candidate.Row)
                continue;
            float likeness = Int8Dots.Of(vectors[item], vectors[other]) * vectors.Scales[other];
            if (likeness > best)
                (best, nearest, at) = (likeness, row, i);
        }
        return nearest < 0
            ? new TypedReason(ReasonKinds.Interest, weight)
            : new TypedReason(ReasonKinds.Interest, weight, Act: (ActType)context.Shopper.RecentActs[at], Item: context.View.IdOf(nearest),
                TimeMs: context.Shopper.RecentTimesMs[at]);
    }
}

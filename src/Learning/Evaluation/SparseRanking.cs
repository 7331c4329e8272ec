using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;

namespace SocialRec.Learning.Evaluation;

/// <summary>
/// The best items of a scorer that gives most of them nothing, found by looking at the others alone; the same lists as ranking every item gives. One per thread.
/// </summary>
/// <param name="scorer">The scorer.</param>
internal sealed class SparseRanking(ISparseScorer scorer)
{
    /// <summary>With fewer items than this, looking at all of them costs next to nothing.</summary>
    public const int LeastItems = 50_000;

    private readonly SparseAccumulator sums = new(scorer.ItemCount);
    private readonly TopK top = new();
    private int[] items = [];
    private float[] scores = [];

    /// <summary>A ranking of a scorer's items; null where ranking every item is as good.</summary>
    public static SparseRanking? Of(IScorer scorer) => scorer is ISparseScorer sparse && scorer.ItemCount >= LeastItems ? new SparseRanking(sparse) : null;

    /// <summary>Scores for somebody.</summary>
    /// <param name="shopper">What somebody did.</param>
    /// <returns>An item whose score is not a number and is ranked nowhere, or −1.</returns>
    public int Score(SparseVector shopper)
    {
        scorer.Score(shopper, sums);
        (items, scores) = sums.Take();
        return Array.FindIndex(scores, float.IsNaN) is >= 0 and var wrong ? items[wrong] : -1;
    }

    /// <summary>The best of the items scored last, and their scores.</summary>
    /// <param name="masked">Items that are left out.</param>
    /// <param name="length">How many.</param>
    /// <param name="factors">What each item's score is multiplied by, above 0; null for nothing.</param>
    public (int[] Items, float[] Scores) Best(IReadOnlySet<int> masked, int length, float[]? factors = null)
    {
        top.Reset(Math.Min(length, scorer.ItemCount - masked.Count));
        var place = 0;
        for (var item = 0; top.Threshold < 0 && item < scorer.ItemCount; item++)
        {
            while (place < items.Length && items[place] < item) place++;
            // The first items without a score make the list full where few have one.
            if ((place == items.Length || items[place] != item || scores[place] == 0) && !masked.Contains(item)) top.Offer(item, 0);
        }

        for (var i = 0; i < items.Length; i++)
        {
            if (scores[i] is < 0 or > 0 && !masked.Contains(items[i])) top.Offer(items[i], factors is null ? scores[i] : scores[i] * factors[items[i]]);
        }

        return top.Drain();
    }
}

namespace SocialRec.Learning.Evaluation;

/// <summary>The quality of one ranked list against the items that were held out for its user.</summary>
/// <param name="Recall">Share of the held-out items in the list.</param>
/// <param name="Ndcg">Discounted gain of the list over that of the best list of its length (Järvelin and Kekäläinen, TOIS 2002), gains 0 or 1.</param>
/// <param name="Precision">Held-out items in the list over k.</param>
/// <param name="ReciprocalRank">One over the rank of the first held-out item; 0 without one.</param>
/// <param name="Hit">1 when any held-out item is in the list.</param>
public readonly record struct RankingMetrics(double Recall, double Ndcg, double Precision, double ReciprocalRank, double Hit)
{
    /// <summary>Measures the first k of a list.</summary>
    /// <param name="ranked">Items, best first, each once.</param>
    /// <param name="relevant">The held-out items; not empty.</param>
    /// <param name="k">Cut-off; a shorter list counts as if it went on with misses.</param>
    /// <returns>The measures at k.</returns>
    public static RankingMetrics At(ReadOnlySpan<int> ranked, IReadOnlySet<int> relevant, int k)
    {
        ArgumentNullException.ThrowIfNull(relevant);
        ArgumentOutOfRangeException.ThrowIfZero(relevant.Count, nameof(relevant));
        var (hits, gain, best, first) = (0, 0.0, 0.0, 0);
        for (var rank = 1; rank <= k; rank++)
        {
            var discount = 1 / Math.Log2(rank + 1);
            if (rank <= relevant.Count) best += discount;
            if (rank > ranked.Length || !relevant.Contains(ranked[rank - 1])) continue;
            hits++;
            gain += discount;
            if (first == 0) first = rank;
        }

        return new RankingMetrics(
            (double)hits / relevant.Count, gain / best, (double)hits / k, first == 0 ? 0 : 1.0 / first, hits > 0 ? 1 : 0);
    }
}

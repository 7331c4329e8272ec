namespace SocialRec.Learning.Evaluation;

/// <summary>The measures of one group of users at one cut-off.</summary>
/// <param name="Segment">Name of the group; <c>all</c> for everybody.</param>
/// <param name="K">Cut-off.</param>
/// <param name="Users">Number of users.</param>
/// <param name="Recall">Mean recall.</param>
/// <param name="Ndcg">Mean NDCG.</param>
/// <param name="Precision">Mean precision.</param>
/// <param name="ReciprocalRank">Mean reciprocal rank.</param>
/// <param name="HitRate">Share of users with a hit.</param>
/// <param name="Coverage">Share of all items that stand in any list.</param>
/// <param name="Novelty">Mean self-information, in bits, of a recommended item: −log₂ of the share of known events that are with it (Zhou et al., PNAS 2010).</param>
public sealed record EvaluationRow(
    string Segment, int K, int Users, Interval Recall, Interval Ndcg, double Precision, double ReciprocalRank, double HitRate, double Coverage, double Novelty)
{
    internal static EvaluationRow Of(
        string segment, int k, List<UserResult> results, HeldOut heldOut, Dictionary<int, RankedList> lists, EvaluationOptions options)
    {
        var shown = results
            .SelectMany(result => lists.TryGetValue(result.User, out var list) ? list.Items.Take(k) : [])
            .ToList();
        var events = Math.Max(1.0, heldOut.Popularity.Sum(count => (double)count));
        return new EvaluationRow(
            segment,
            k,
            results.Count,
            Bootstrap.Mean([.. results.Select(result => result.Metrics.Recall)], options.BootstrapSamples, options.Seed),
            Bootstrap.Mean([.. results.Select(result => result.Metrics.Ndcg)], options.BootstrapSamples, options.Seed),
            Average(results, metrics => metrics.Precision),
            Average(results, metrics => metrics.ReciprocalRank),
            Average(results, metrics => metrics.Hit),
            (double)shown.Distinct().Count() / heldOut.ItemCount,
            shown.Count == 0 ? 0 : shown.Average(item => -Math.Log2(Math.Max(heldOut.Popularity[item], 0.5) / events)));
    }

    private static double Average(List<UserResult> results, Func<RankingMetrics, double> measure) =>
        results.Count == 0 ? 0 : results.Average(result => measure(result.Metrics));
}

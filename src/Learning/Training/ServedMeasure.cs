using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;

namespace SocialRec.Learning.Training;

/// <summary>Measures a scorer on held-out interactions as the gateway would be measured.</summary>
internal static class ServedMeasure
{
    /// <summary>The full report.</summary>
    public static EvaluationReport Report(IScorer scorer, CsrMatrix profiles, HeldOut heldOut, TrainingOptions options, Workers workers) =>
        Evaluator.Measure(
            FullRanking.Rank(scorer, profiles, heldOut, options.Cutoff, workers), heldOut, new EvaluationOptions { Cutoffs = [options.Cutoff], Seed = options.Seed });

    /// <summary>Mean NDCG alone; 0 without anything held out.</summary>
    public static double Ndcg(IScorer scorer, CsrMatrix profiles, HeldOut heldOut, int cutoff, Workers workers) =>
        NdcgByUser(scorer, profiles, heldOut, cutoff, workers).DefaultIfEmpty().Average();

    /// <summary>NDCG of each user of the protocol, in its order.</summary>
    public static double[] NdcgByUser(IScorer scorer, CsrMatrix profiles, HeldOut heldOut, int cutoff, Workers workers) =>
        [.. FullRanking.Rank(scorer, profiles, heldOut, cutoff, workers).Select(list => RankingMetrics.At(list.Items, heldOut.Relevant(list.User), cutoff).Ndcg)];
}

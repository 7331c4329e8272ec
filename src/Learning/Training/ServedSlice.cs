using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;

namespace SocialRec.Learning.Training;

/// <summary>Measures a scorer on held-out interactions as the gateway would be measured.</summary>
/// <param name="Scorer">What is served.</param>
/// <param name="Profiles">Users × items: what the scorer is told of each user.</param>
/// <param name="HeldOut">What was held out.</param>
internal sealed record ServedSlice(IScorer Scorer, CsrMatrix Profiles, HeldOut HeldOut)
{
    /// <summary>The same with other profiles.</summary>
    public ServedSlice With(CsrMatrix profiles) => this with { Profiles = profiles };

    /// <summary>The full report.</summary>
    public EvaluationReport Report(TrainingOptions options, Workers workers) =>
        Evaluator.Measure(FullRanking.Rank(Scorer, Profiles, HeldOut, options.Cutoff, workers), HeldOut, new EvaluationOptions { Cutoffs = [options.Cutoff], Seed = options.Seed });

    /// <summary>NDCG of each user of the protocol, in its order.</summary>
    public double[] NdcgByUser(int cutoff, Workers workers) =>
        [.. FullRanking.Rank(Scorer, Profiles, HeldOut, cutoff, workers).Select(list => RankingMetrics.At(list.Items, HeldOut.Relevant(list.User), cutoff).Ndcg)];
}

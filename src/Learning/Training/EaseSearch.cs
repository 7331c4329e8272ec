using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.ClosedForm;

namespace SocialRec.Learning.Training;

/// <summary>
/// Finds the settings of the closed form by pattern search (Hooke and Jeeves, 1961) on held-out interactions. λ is searched as a multiple of the squared norm
/// that an interaction's item has on average, so that it keeps its meaning when the other settings rescale the matrix or a sample stands for all.
/// </summary>
/// <param name="interactions">Users × items to learn from; a sample of the users where all would take too long.</param>
/// <param name="heldOut">What was held out for the same users.</param>
/// <param name="cutoff">Cut-off of NDCG and recall, the sum of which is sought.</param>
internal sealed class EaseSearch(CsrMatrix interactions, HeldOut heldOut, int cutoff)
{
    private static readonly double[] OutputSteps = [-0.1, -0.05, 0, 0.05, 0.1];
    private static readonly double[] Steps = [Math.Log(3), 0.2, 0.12, 0.25];
    private const double SmallestStep = 0.2;

    /// <summary>Searches.</summary>
    /// <param name="trials">How many settings to try at most.</param>
    /// <param name="context">Threads and progress.</param>
    public EaseSettings Best(int trials, TrainingContext context)
    {
        var (best, bestScore) = Try(EaseSettings.Default, context);
        var done = 1;
        for (var scale = 1.0; scale > SmallestStep && done < trials;)
        {
            var before = bestScore;
            for (var axis = 0; axis < Steps.Length; axis++)
            {
                foreach (var direction in new[] { 1, -1 })
                {
                    if (done >= trials) break;
                    context.Report((double)done++ / trials);
                    var (settings, score) = Try(best.Move(axis, direction * scale * Steps[axis]), context);
                    if (score <= bestScore) continue;
                    (best, bestScore) = (settings, score);
                    break;
                }
            }

            if (bestScore <= before) scale /= 2;
        }

        return best;
    }

    private (EaseSettings Settings, double Score) Try(EaseSettings settings, TrainingContext context)
    {
        var scorer = new EaseTrainer(settings.ToOptions(interactions) with { OutputExponent = 0 }).Train(interactions, context.Part(0, 0));
        var totals = interactions.ColumnSums();
        var exponents = Array.ConvertAll(OutputSteps, step => settings.OutputExponent + step);
        var factors = Array.ConvertAll(exponents, exponent => Degrees.Powers(totals, exponent));
        var measured = new double[heldOut.Users.Count][];
        context.Workers.For(heldOut.Users.Count, () => (Scores: new float[scorer.ItemCount], Top: new TopK()), (place, scratch) =>
        {
            var user = heldOut.Users[place];
            if (scorer is EaseDualScorer dual) dual.ScoreTrained(user, scratch.Scores);
            else scorer.Score(SparseVector.RowOf(interactions, user), scratch.Scores);
            measured[place] = Array.ConvertAll(factors, factor =>
            {
                var metrics = RankingMetrics.At(Best(scratch.Scores, factor, user, scratch.Top), heldOut.Relevant(user), cutoff);
                return metrics.Ndcg + metrics.Recall;
            });
        });
        var sums = Enumerable.Range(0, factors.Length).Select(o => measured.Sum(one => one[o])).ToArray();
        var best = Array.IndexOf(sums, sums.Max());
        return (settings with { OutputExponent = exponents[best] }, sums[best]);
    }

    private int[] Best(float[] scores, float[] factors, int user, TopK top)
    {
        var masked = heldOut.Masked(user);
        top.Reset(cutoff + masked.Count);
        for (var item = 0; item < scores.Length; item++)
        {
            var score = scores[item] * factors[item];
            if (score >= top.Threshold) top.Offer(item, score);
        }

        return top.Drain().Indexes.Where(item => !masked.Contains(item)).Take(cutoff).ToArray();
    }
}

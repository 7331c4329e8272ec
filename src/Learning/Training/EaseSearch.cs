using System.Numerics.Tensors;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.ClosedForm;

namespace SocialRec.Learning.Training;

/// <summary>
/// Finds the settings of the closed form by pattern search (Hooke and Jeeves, 1961) on held-out interactions. λ is searched as a multiple of the squared norm
/// that an interaction's item has on average, so that it keeps its meaning when the other settings rescale the matrix or a slice stands for all.
/// </summary>
/// <param name="slices">What to learn from and what was held out; settings are judged by all slices together.</param>
/// <param name="cutoff">Cut-off of NDCG and recall, the sum of which is sought.</param>
/// <param name="supportCount">How many items speak for each item in the sparse form; 0 for the exact one.</param>
internal sealed class EaseSearch(IReadOnlyList<HeldOutSlice> slices, int cutoff, int supportCount = 0)
{
    private static readonly double[] OutputSteps = [-0.1, -0.05, 0, 0.05, 0.1];
    private static readonly double[] Steps = [Math.Log(3), 0.2, 0.12, 0.25];
    private const double SmallestStep = 0.2;

    /// <summary>Searches.</summary>
    /// <param name="trials">How many settings to try at most.</param>
    /// <param name="context">Threads and progress.</param>
    public EaseSettings Best(int trials, TrainingContext context)
    {
        var (best, bestScores) = Try(supportCount == 0 ? EaseSettings.Default : EaseSettings.Sparse, context);
        var done = 1;
        for (var scale = 1.0; scale > SmallestStep && done < trials;)
        {
            var before = best;
            for (var axis = 0; axis < Steps.Length; axis++)
            {
                foreach (var direction in new[] { 1, -1 })
                {
                    if (done >= trials) break;
                    context.Report((double)done++ / trials);
                    var (settings, scores) = Try(best.Move(axis, direction * scale * Steps[axis]), context, bestScores);
                    if (scores.Length < bestScores.Length || !IsBetter(scores, bestScores)) continue;
                    (best, bestScores) = (settings, scores);
                    break;
                }
            }

            if (best == before) scale /= 2;
        }

        return best;
    }

    private static bool IsBetter(double[] scores, double[] than) => Gain.IsBeyondChance([.. scores.Zip(than, (one, other) => one - other)]);

    // Gives up after a slice on which the settings are clearly worse than the best so far: the scores are then those of the slices before.
    private (EaseSettings Settings, double[] Scores) Try(EaseSettings settings, TrainingContext context, double[]? best = null)
    {
        var exponents = Array.ConvertAll(OutputSteps, step => settings.OutputExponent + step);
        var measured = new List<double[]>();
        var chosen = 0;
        foreach (var slice in slices)
        {
            measured.AddRange(Measure(slice, settings, exponents, context));
            var sums = exponents.Select((_, o) => measured.Sum(one => one[o])).ToArray();
            chosen = Array.IndexOf(sums, sums.Max());
            if (best is not null && IsBetter(best[..measured.Count], Scores())) break;
        }

        return (settings with { OutputExponent = exponents[chosen] }, Scores());

        double[] Scores() => [.. measured.Select(one => one[chosen])];
    }

    private double[][] Measure(HeldOutSlice slice, EaseSettings settings, double[] exponents, TrainingContext context)
    {
        var (interactions, heldOut) = (slice.Matrix, slice.HeldOut);
        var scorer = new ClosedForm(settings with { OutputExponent = 0 }, supportCount).Train(interactions, context.Part(0, 0));
        var totals = interactions.ColumnSums();
        var factors = Array.ConvertAll(exponents, exponent => Degrees.Powers(totals, exponent));
        var measured = new double[heldOut.Users.Count][];
        if (SparseRanking.Of(scorer) is not null)
        {
            context.Workers.For(measured.Length, () => SparseRanking.Of(scorer)!, (place, ranking) =>
            {
                ranking.Score(SparseVector.RowOf(interactions, heldOut.Users[place]));
                var masked = heldOut.Masked(heldOut.Users[place]);
                measured[place] = Array.ConvertAll(factors, factor => Quality(ranking.Best(masked, cutoff, factor).Items, heldOut, place));
            });
            return measured;
        }

        var width = scorer is EaseDualScorer ? EaseDualScorer.PanelWidth : 1;
        context.Workers.For((measured.Length + width - 1) / width, () => new Scratch(width, scorer.ItemCount), (panel, scratch) =>
        {
            var first = panel * width;
            int[] users = [.. heldOut.Users.Skip(first).Take(width)];
            if (scorer is EaseDualScorer dual) dual.ScoreTrained(users, scratch.Scores);
            else scorer.Score(SparseVector.RowOf(interactions, users[0]), scratch.Scores[0]);
            for (var i = 0; i < users.Length; i++)
            {
                foreach (var item in heldOut.Masked(users[i])) scratch.Scores[i][item] = float.NegativeInfinity;
                measured[first + i] = Array.ConvertAll(factors, factor => Quality(scratch.Best(i, factor, cutoff), heldOut, first + i));
            }
        });
        return measured;
    }

    private double Quality(int[] list, HeldOut heldOut, int place)
    {
        var metrics = RankingMetrics.At(list, heldOut.Relevant(heldOut.Users[place]), cutoff);
        return metrics.Ndcg + metrics.Recall;
    }

    private sealed class Scratch(int width, int itemCount)
    {
        private readonly float[] product = new float[itemCount];
        private readonly TopK top = new();

        public float[][] Scores { get; } = [.. Enumerable.Range(0, width).Select(_ => new float[itemCount])];

        public int[] Best(int place, float[] factors, int cutoff)
        {
            TensorPrimitives.Multiply(Scores[place], factors, product);
            top.Reset(cutoff);
            top.OfferAll(product, float.MinValue);
            return top.Drain().Indexes;
        }
    }
}

using System.Numerics.Tensors;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;

namespace SocialRec.Learning.Training;

/// <summary>Finds how much a second model should say beside a first, on held-out interactions.</summary>
/// <param name="interactions">Users × items: what the models are told of each user.</param>
/// <param name="heldOut">What was held out.</param>
/// <param name="cutoff">Cut-off of NDCG and recall, the sum of which is sought.</param>
internal sealed class BlendFit(CsrMatrix interactions, HeldOut heldOut, int cutoff)
{
    // Shares of the second model, each model's scores taken by their spread over all users and items.
    private static readonly double[] Shares = [0, 0.1, 0.3, 1, 3];

    /// <summary>The weight of the second model's scores; 0 where it adds nothing.</summary>
    public double Best(IScorer first, IScorer second, Workers workers)
    {
        var scale = Spread(first, workers) / Spread(second, workers);
        if (!double.IsFinite(scale)) return 0;

        var weights = Array.ConvertAll(Shares, share => share * scale);
        var measured = new double[heldOut.Users.Count][];
        workers.For(measured.Length, () => new Scratch(first.ItemCount), (place, scratch) =>
        {
            var user = heldOut.Users[place];
            first.Score(SparseVector.RowOf(interactions, user), scratch.First);
            second.Score(SparseVector.RowOf(interactions, user), scratch.Second);
            measured[place] = Array.ConvertAll(weights, weight => Quality(user, weight, scratch));
        });
        var sums = Enumerable.Range(0, weights.Length).Select(w => measured.Sum(one => one[w])).ToArray();
        return weights[Array.IndexOf(sums, sums.Max())];
    }

    private double Quality(int user, double weight, Scratch scratch)
    {
        TensorPrimitives.MultiplyAdd<float>(scratch.Second, (float)weight, scratch.First, scratch.Blend);
        foreach (var item in heldOut.Masked(user)) scratch.Blend[item] = float.NegativeInfinity;
        scratch.Top.Reset(cutoff);
        for (var item = 0; item < scratch.Blend.Length; item++)
        {
            if (scratch.Blend[item] >= scratch.Top.Threshold) scratch.Top.Offer(item, scratch.Blend[item]);
        }

        var metrics = RankingMetrics.At(scratch.Top.Drain().Indexes, heldOut.Relevant(user), cutoff);
        return metrics.Ndcg + metrics.Recall;
    }

    private double Spread(IScorer scorer, Workers workers)
    {
        var squares = new double[Math.Min(SpreadUsers, heldOut.Users.Count)];
        workers.For(squares.Length, () => new float[scorer.ItemCount], (place, scores) =>
        {
            scorer.Score(SparseVector.RowOf(interactions, heldOut.Users[place]), scores);
            squares[place] = TensorPrimitives.SumOfSquares<float>(scores);
        });
        return Math.Sqrt(squares.Sum());
    }

    private const int SpreadUsers = 200;

    private sealed class Scratch(int itemCount)
    {
        public float[] First { get; } = new float[itemCount];

        public float[] Second { get; } = new float[itemCount];

        public float[] Blend { get; } = new float[itemCount];

        public TopK Top { get; } = new();
    }
}

using System.Numerics.Tensors;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;

namespace SocialRec.Learning.Training;

/// <summary>Finds how much a second model should say beside a first, on held-out interactions.</summary>
/// <param name="slices">What the models learn from, and what was held out.</param>
/// <param name="cutoff">Cut-off of NDCG and recall, the sum of which is sought.</param>
internal sealed class BlendFit(IReadOnlyList<HeldOutSlice> slices, int cutoff)
{
    // Shares of the second model, each model's scores taken by their spread over all users and items.
    private static readonly double[] Shares = [0, 0.1, 0.3, 1, 3];

    /// <summary>The weight of the second model's scores; 0 where it adds nothing beyond chance.</summary>
    public double Best(ITrainer first, ITrainer second, TrainingContext context)
    {
        var scale = 0.0;
        var measured = new List<double[]>();
        foreach (var slice in slices)
        {
            var (main, beside) = (first.Train(slice.Matrix, context.Part(0, 0)), second.Train(slice.Matrix, context.Part(0, 0)));
            // One scale for all slices, so that what is fitted is one number.
            if (scale == 0) scale = Spread(slice, main, context.Workers) / Spread(slice, beside, context.Workers);
            if (!double.IsFinite(scale)) return 0;
            measured.AddRange(Measure(slice, main, beside, Array.ConvertAll(Shares, share => share * scale), context.Workers));
        }

        var best = Enumerable.Range(0, Shares.Length).MaxBy(place => measured.Sum(one => one[place]));
        return Gain.IsBeyondChance([.. measured.Select(one => one[best] - one[0])]) ? Shares[best] * scale : 0;
    }

    private double[][] Measure(HeldOutSlice slice, IScorer first, IScorer second, double[] weights, Workers workers)
    {
        var heldOut = slice.HeldOut;
        var measured = new double[heldOut.Users.Count][];
        workers.For(measured.Length, () => new Scratch(first.ItemCount), (place, scratch) =>
        {
            var user = heldOut.Users[place];
            first.Score(SparseVector.RowOf(slice.Matrix, user), scratch.First);
            second.Score(SparseVector.RowOf(slice.Matrix, user), scratch.Second);
            measured[place] = Array.ConvertAll(weights, weight => Quality(heldOut, user, weight, scratch));
        });
        return measured;
    }

    private double Quality(HeldOut heldOut, int user, double weight, Scratch scratch)
    {
        TensorPrimitives.MultiplyAdd<float>(scratch.Second, (float)weight, scratch.First, scratch.Blend);
        foreach (var item in heldOut.Masked(user)) scratch.Blend[item] = float.NegativeInfinity;
        scratch.Top.Reset(cutoff);
        scratch.Top.OfferAll(scratch.Blend);
        var metrics = RankingMetrics.At(scratch.Top.Drain().Indexes, heldOut.Relevant(user), cutoff);
        return metrics.Ndcg + metrics.Recall;
    }

    private static double Spread(HeldOutSlice slice, IScorer scorer, Workers workers)
    {
        var squares = new double[Math.Min(SpreadUsers, slice.HeldOut.Users.Count)];
        workers.For(squares.Length, () => new float[scorer.ItemCount], (place, scores) =>
        {
            scorer.Score(SparseVector.RowOf(slice.Matrix, slice.HeldOut.Users[place]), scores);
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

using System.Numerics.Tensors;
using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Neighbours;

/// <summary>Cuts any scorer that is linear in its input down to each item's strongest neighbours: what is served.</summary>
public static class NeighbourTable
{
    /// <summary>Asks the scorer for each item alone and keeps the neighbours with the largest weights by magnitude; negative ones count too.</summary>
    /// <param name="scorer">The scorer.</param>
    /// <param name="neighbourCount">How many stay per item at most.</param>
    /// <param name="context">Threads and progress.</param>
    /// <returns>Items × items, columns ascending, no item its own neighbour.</returns>
    /// <exception cref="ArithmeticException">A weight is not finite.</exception>
    public static CsrMatrix From(IScorer scorer, int neighbourCount, TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(context);
        if (scorer is NeighbourScorer { Neighbours: var table }) return Cut(table, neighbourCount, context.Workers);

        var rows = new (int[] Items, float[] Weights)[scorer.ItemCount];
        var done = 0;
        context.Workers.For(scorer.ItemCount, () => new Scratch(scorer.ItemCount), (item, scratch) =>
        {
            scorer.Score(new SparseVector([item], [1f]), scratch.Scores);
            scratch.Scores[item] = 0;
            rows[item] = scratch.Strongest(neighbourCount);
            if (Interlocked.Increment(ref done) % 1024 == 0) context.Report((double)done / scorer.ItemCount);
        });
        return Rows.Concatenate(rows, scorer.ItemCount);
    }

    private static CsrMatrix Cut(CsrMatrix table, int neighbourCount, Workers workers)
    {
        var rows = new (int[] Items, float[] Weights)[table.RowCount];
        workers.For(rows.Length, () => new TopK(), (item, top) =>
        {
            var items = table.RowColumns(item);
            var weights = table.RowValues(item);
            top.Reset(Math.Min(neighbourCount, items.Length));
            for (var n = 0; n < items.Length; n++)
            {
                if (!float.IsFinite(weights[n])) throw new ArithmeticException($"A weight of item {item} is {weights[n]}.");
                if (items[n] != item && weights[n] != 0) top.Offer(n, MathF.Abs(weights[n]));
            }

            var kept = top.Items.ToArray();
            Array.Sort(kept);
            rows[item] = (Pick(items, kept), Pick(weights, kept));
        });
        return Rows.Concatenate(rows, table.ColumnCount);
    }

    private static T[] Pick<T>(ReadOnlySpan<T> values, int[] places)
    {
        var picked = new T[places.Length];
        for (var i = 0; i < places.Length; i++) picked[i] = values[places[i]];
        return picked;
    }

    private sealed class Scratch(int itemCount)
    {
        private readonly TopK top = new();
        private readonly float[] strengths = new float[itemCount];

        public float[] Scores { get; } = new float[itemCount];

        public (int[] Items, float[] Weights) Strongest(int count)
        {
            // One weight that is not finite makes the sum so.
            TensorPrimitives.Abs(Scores, strengths);
            if (!float.IsFinite(TensorPrimitives.Sum(strengths)) && Array.FindIndex(Scores, weight => !float.IsFinite(weight)) is >= 0 and var wrong)
                throw new ArithmeticException($"The weight of item {wrong} is {Scores[wrong]}.");
            top.Reset(count);
            top.OfferAll(strengths, float.Epsilon);
            var items = top.Items.ToArray();
            Array.Sort(items);
            return (items, Array.ConvertAll(items, item => Scores[item]));
        }
    }
}

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

    private sealed class Scratch(int itemCount)
    {
        private readonly TopK top = new();

        public float[] Scores { get; } = new float[itemCount];

        public (int[] Items, float[] Weights) Strongest(int count)
        {
            top.Reset(count);
            for (var item = 0; item < Scores.Length; item++)
            {
                var strength = MathF.Abs(Scores[item]);
                if (!float.IsFinite(strength)) throw new ArithmeticException($"The weight of item {item} is {Scores[item]}.");
                if (strength >= top.Threshold && strength != 0) top.Offer(item, strength);
            }

            var items = top.Items.ToArray();
            Array.Sort(items);
            return (items, Array.ConvertAll(items, item => Scores[item]));
        }
    }
}

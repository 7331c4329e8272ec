using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Neighbours;

/// <summary>The sparse product XᵀX, row by row, each row cut to its best entries while it is at hand.</summary>
internal static class SparseGram
{
    /// <summary>The strongest neighbours of every item under a similarity of the common weight.</summary>
    /// <param name="interactions">X, users × items.</param>
    /// <param name="neighbourCount">How many stay per item.</param>
    /// <param name="similarity">From item, other item and their product of columns to the weight.</param>
    /// <param name="context">Threads and progress.</param>
    public static CsrMatrix Strongest(CsrMatrix interactions, int neighbourCount, Func<int, int, float, float> similarity, TrainingContext context) =>
        Cut(interactions, context, (item, sums) => sums.TakeLargest(item, neighbourCount, (other, common) => similarity(item, other, common)));

    /// <summary>The products themselves, of every item with those of the highest rank.</summary>
    /// <param name="interactions">X, users × items.</param>
    /// <param name="count">How many stay per item.</param>
    /// <param name="rank">From item, other item and their product of columns to what decides which stay.</param>
    /// <param name="context">Threads and progress.</param>
    public static CsrMatrix Rows(CsrMatrix interactions, int count, Func<int, int, float, float> rank, TrainingContext context) =>
        Cut(interactions, context, (item, sums) => sums.TakeHighest(item, count, (other, common) => rank(item, other, common)));

    private static CsrMatrix Cut(CsrMatrix interactions, TrainingContext context, Func<int, SparseAccumulator, (int[], float[])> take)
    {
        var byItem = interactions.Transpose();
        var rows = new (int[], float[])[byItem.RowCount];
        var done = 0;
        context.Workers.For(byItem.RowCount, () => new SparseAccumulator(byItem.RowCount), (item, sums) =>
        {
            for (var e = byItem.RowStart[item]; e < byItem.RowStart[item + 1]; e++) sums.AddRow(interactions, byItem.Columns[e], byItem.Values[e]);
            rows[item] = take(item, sums);
            if (Interlocked.Increment(ref done) % 4096 == 0) context.Report((double)done / byItem.RowCount);
        });
        return LinearAlgebra.Rows.Concatenate(rows, byItem.RowCount);
    }
}

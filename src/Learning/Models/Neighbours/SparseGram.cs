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
    public static CsrMatrix Strongest(CsrMatrix interactions, int neighbourCount, Func<int, int, float, float> similarity, TrainingContext context)
    {
        var byItem = interactions.Transpose();
        var rows = new (int[], float[])[byItem.RowCount];
        var done = 0;
        context.Workers.For(byItem.RowCount, () => new Accumulator(byItem.RowCount), (item, sums) =>
        {
            foreach (var e in Enumerable.Range(byItem.RowStart[item], byItem.RowLength(item)))
            {
                sums.AddRow(interactions, byItem.Columns[e], byItem.Values[e]);
            }

            rows[item] = sums.TakeStrongest(item, neighbourCount, similarity);
            if (Interlocked.Increment(ref done) % 4096 == 0) context.Report((double)done / byItem.RowCount);
        });
        return Rows.Concatenate(rows, byItem.RowCount);
    }

    private sealed class Accumulator(int columnCount)
    {
        private readonly float[] sums = new float[columnCount];
        private readonly List<int> touched = [];
        private readonly TopK top = new();

        public void AddRow(CsrMatrix matrix, int row, float factor)
        {
            for (var e = matrix.RowStart[row]; e < matrix.RowStart[row + 1]; e++)
            {
                var column = matrix.Columns[e];
                if (sums[column] == 0) touched.Add(column);
                sums[column] += factor * matrix.Values[e];
            }
        }

        public (int[] Columns, float[] Values) TakeStrongest(int self, int count, Func<int, int, float, float> similarity)
        {
            top.Reset(count);
            foreach (var column in touched)
            {
                if (column != self) top.Offer(column, similarity(self, column, sums[column]));
                sums[column] = 0;
            }

            touched.Clear();
            var (columns, values) = top.Drain();
            Array.Sort(columns, values);
            return (columns, values);
        }
    }
}

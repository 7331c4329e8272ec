namespace SocialRec.Learning.LinearAlgebra;

/// <summary>Adds sparse rows up in a dense scratch vector, remembering which cells were touched. One per thread.</summary>
/// <param name="columnCount">Number of columns.</param>
internal sealed class SparseAccumulator(int columnCount)
{
    private readonly float[] sums = new float[columnCount];
    private readonly List<int> touched = [];
    private readonly TopK top = new();

    /// <summary>Adds a multiple of one row.</summary>
    public void AddRow(CsrMatrix matrix, int row, float factor)
    {
        for (var e = matrix.RowStart[row]; e < matrix.RowStart[row + 1]; e++)
        {
            var column = matrix.Columns[e];
            if (sums[column] == 0) touched.Add(column);
            sums[column] += factor * matrix.Values[e];
        }
    }

    /// <summary>Takes the sum out, columns ascending, and empties the accumulator.</summary>
    public (int[] Columns, float[] Values) Take()
    {
        touched.Sort();
        // A sum that came back to 0 on its way was noted twice.
        int[] columns = [.. touched.Where((column, at) => at == 0 || column != touched[at - 1])];
        var values = Array.ConvertAll(columns, column => sums[column]);
        Clear();
        return (columns, values);
    }

    /// <summary>Takes the columns with the largest weights out, columns ascending, and empties the accumulator.</summary>
    /// <param name="except">A column that is left out.</param>
    /// <param name="count">How many columns at most.</param>
    /// <param name="weight">From column and sum to the weight.</param>
    public (int[] Columns, float[] Values) TakeLargest(int except, int count, Func<int, float, float> weight)
    {
        top.Reset(Math.Min(count, touched.Count));
        foreach (var column in touched)
        {
            if (column != except) top.Offer(column, weight(column, sums[column]));
        }

        Clear();
        var (columns, values) = top.Drain();
        Array.Sort(columns, values);
        return (columns, values);
    }

    /// <summary>Takes the sums of the columns with the highest ranks out, columns ascending, and empties the accumulator.</summary>
    /// <param name="except">A column that is left out.</param>
    /// <param name="count">How many columns at most.</param>
    /// <param name="rank">From column and sum to the rank.</param>
    public (int[] Columns, float[] Values) TakeHighest(int except, int count, Func<int, float, float> rank)
    {
        top.Reset(Math.Min(count, touched.Count));
        foreach (var column in touched)
        {
            if (column != except) top.Offer(column, rank(column, sums[column]));
        }

        var columns = top.Items.ToArray();
        Array.Sort(columns);
        var values = Array.ConvertAll(columns, column => sums[column]);
        Clear();
        return (columns, values);
    }

    private void Clear()
    {
        foreach (var column in touched) sums[column] = 0;
        touched.Clear();
    }
}

namespace SocialRec.Learning.LinearAlgebra;

/// <summary>Collects (row, column, value) triples in any order and builds a <see cref="CsrMatrix"/>; repeated cells add up.</summary>
/// <param name="rowCount">Number of rows.</param>
/// <param name="columnCount">Number of columns.</param>
public sealed class CsrBuilder(int rowCount, int columnCount)
{
    private readonly List<int> rows = [];
    private readonly List<int> columns = [];
    private readonly List<float> values = [];

    /// <summary>Adds one value to a cell.</summary>
    /// <param name="row">Row index.</param>
    /// <param name="column">Column index.</param>
    /// <param name="value">What to add.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cell lies outside the matrix.</exception>
    public void Add(int row, int column, float value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)rowCount, nameof(row));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)columnCount, nameof(column));
        rows.Add(row);
        columns.Add(column);
        values.Add(value);
    }

    /// <summary>Sorts, merges and packs what was added.</summary>
    /// <param name="keep">Which merged values stay; all when null.</param>
    /// <returns>The matrix.</returns>
    public CsrMatrix Build(Func<float, bool>? keep = null)
    {
        var start = new int[rowCount + 1];
        foreach (var row in rows) start[row + 1]++;
        for (var i = 0; i < rowCount; i++) start[i + 1] += start[i];

        var next = start.AsSpan(0, rowCount).ToArray();
        var sortedColumns = new int[rows.Count];
        var sortedValues = new float[rows.Count];
        for (var e = 0; e < rows.Count; e++)
        {
            var at = next[rows[e]]++;
            sortedColumns[at] = columns[e];
            sortedValues[at] = values[e];
        }

        return Merge(start, sortedColumns, sortedValues, keep);
    }

    private CsrMatrix Merge(int[] start, int[] sortedColumns, float[] sortedValues, Func<float, bool>? keep)
    {
        var packedStart = new int[rowCount + 1];
        var length = 0;
        for (var row = 0; row < rowCount; row++)
        {
            var (from, to) = (start[row], start[row + 1]);
            Array.Sort(sortedColumns, sortedValues, from, to - from);
            for (var e = from; e < to;)
            {
                var column = sortedColumns[e];
                var sum = 0f;
                for (; e < to && sortedColumns[e] == column; e++) sum += sortedValues[e];
                if (keep is not null && !keep(sum)) continue;
                sortedColumns[length] = column;
                sortedValues[length++] = sum;
            }

            packedStart[row + 1] = length;
        }

        return new CsrMatrix(columnCount, packedStart, sortedColumns[..length], sortedValues[..length]);
    }
}

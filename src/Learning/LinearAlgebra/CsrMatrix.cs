namespace SocialRec.Learning.LinearAlgebra;

/// <summary>A sparse matrix in compressed rows: single-precision values, columns ascending within a row.</summary>
public sealed class CsrMatrix
{
    /// <summary>Wraps arrays that already hold a valid matrix; they are not copied.</summary>
    /// <param name="columnCount">Number of columns.</param>
    /// <param name="rowStart">Offsets of the rows, one more than there are rows.</param>
    /// <param name="columns">Column of each entry.</param>
    /// <param name="values">Value of each entry.</param>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    public CsrMatrix(int columnCount, int[] rowStart, int[] columns, float[] values)
    {
        ArgumentNullException.ThrowIfNull(rowStart);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(values);
        if (rowStart.Length == 0 || columns.Length != values.Length || rowStart[^1] != columns.Length)
        {
            throw new ArgumentException("Row offsets, columns and values do not agree in length.", nameof(rowStart));
        }

        ColumnCount = columnCount;
        RowStart = rowStart;
        Columns = columns;
        Values = values;
    }

    /// <summary>Number of rows.</summary>
    public int RowCount => RowStart.Length - 1;

    /// <summary>Number of columns.</summary>
    public int ColumnCount { get; }

    /// <summary>Number of stored entries.</summary>
    public int EntryCount => Columns.Length;

    /// <summary>Offsets of the rows in <see cref="Columns"/> and <see cref="Values"/>; length rows + 1.</summary>
    public int[] RowStart { get; }

    /// <summary>Column of each entry.</summary>
    public int[] Columns { get; }

    /// <summary>Value of each entry.</summary>
    public float[] Values { get; }

    /// <summary>The columns of one row, ascending.</summary>
    /// <param name="row">Row index.</param>
    /// <returns>A view, not a copy.</returns>
    public ReadOnlySpan<int> RowColumns(int row) => Columns.AsSpan(RowStart[row], RowStart[row + 1] - RowStart[row]);

    /// <summary>The values of one row, beside <see cref="RowColumns"/>.</summary>
    /// <param name="row">Row index.</param>
    /// <returns>A view, not a copy.</returns>
    public ReadOnlySpan<float> RowValues(int row) => Values.AsSpan(RowStart[row], RowStart[row + 1] - RowStart[row]);

    /// <summary>Number of entries in one row.</summary>
    /// <param name="row">Row index.</param>
    /// <returns>The count.</returns>
    public int RowLength(int row) => RowStart[row + 1] - RowStart[row];

    /// <summary>Whether a row holds a column, by binary search.</summary>
    /// <param name="row">Row index.</param>
    /// <param name="column">Column index.</param>
    /// <returns>True when an entry is stored there.</returns>
    public bool Contains(int row, int column) => RowColumns(row).BinarySearch(column) >= 0;

    /// <summary>The transposed matrix, its rows sorted too.</summary>
    /// <returns>A new matrix of columns × rows.</returns>
    public CsrMatrix Transpose()
    {
        var start = new int[ColumnCount + 1];
        foreach (var column in Columns) start[column + 1]++;
        for (var i = 0; i < ColumnCount; i++) start[i + 1] += start[i];

        var next = start.AsSpan(0, ColumnCount).ToArray();
        var columns = new int[EntryCount];
        var values = new float[EntryCount];
        for (var row = 0; row < RowCount; row++)
        {
            for (var e = RowStart[row]; e < RowStart[row + 1]; e++)
            {
                var at = next[Columns[e]]++;
                columns[at] = row;
                values[at] = Values[e];
            }
        }

        return new CsrMatrix(RowCount, start, columns, values);
    }

    /// <summary>The same pattern with each value multiplied by a factor of its row and one of its column.</summary>
    /// <param name="rowFactors">One factor per row; empty for 1.</param>
    /// <param name="columnFactors">One factor per column; empty for 1.</param>
    /// <returns>A matrix that shares the pattern arrays with this one.</returns>
    public CsrMatrix Scale(ReadOnlySpan<float> rowFactors, ReadOnlySpan<float> columnFactors)
    {
        var values = new float[EntryCount];
        for (var row = 0; row < RowCount; row++)
        {
            var rowFactor = rowFactors.IsEmpty ? 1 : rowFactors[row];
            for (var e = RowStart[row]; e < RowStart[row + 1]; e++)
            {
                values[e] = Values[e] * rowFactor * (columnFactors.IsEmpty ? 1 : columnFactors[Columns[e]]);
            }
        }

        return new CsrMatrix(ColumnCount, RowStart, Columns, values);
    }

    /// <summary>Sum of each row's values.</summary>
    /// <returns>One sum per row.</returns>
    public float[] RowSums()
    {
        var sums = new float[RowCount];
        for (var row = 0; row < RowCount; row++)
        {
            foreach (var value in RowValues(row)) sums[row] += value;
        }

        return sums;
    }

    /// <summary>Sum of each column's values.</summary>
    /// <returns>One sum per column.</returns>
    public float[] ColumnSums()
    {
        var sums = new float[ColumnCount];
        for (var e = 0; e < EntryCount; e++) sums[Columns[e]] += Values[e];
        return sums;
    }
}

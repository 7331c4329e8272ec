namespace SocialRec.Learning.LinearAlgebra;

/// <summary>Puts rows that were computed apart together into one sparse matrix.</summary>
public static class Rows
{
    /// <summary>Concatenates rows.</summary>
    /// <param name="rows">Columns, ascending, and values of each row.</param>
    /// <param name="columnCount">Number of columns.</param>
    /// <returns>The matrix.</returns>
    public static CsrMatrix Concatenate((int[] Columns, float[] Values)[] rows, int columnCount)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var start = new int[rows.Length + 1];
        for (var row = 0; row < rows.Length; row++) start[row + 1] = checked(start[row] + rows[row].Columns.Length);
        var columns = new int[start[^1]];
        var values = new float[start[^1]];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row].Columns.CopyTo(columns, start[row]);
            rows[row].Values.CopyTo(values, start[row]);
        }

        return new CsrMatrix(columnCount, start, columns, values);
    }

    /// <summary>Picks rows of a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="rows">Row indexes, in the order wanted.</param>
    /// <returns>A new matrix of as many rows.</returns>
    public static CsrMatrix Select(CsrMatrix matrix, IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(rows);
        return Concatenate([.. rows.Select(row => (matrix.RowColumns(row).ToArray(), matrix.RowValues(row).ToArray()))], matrix.ColumnCount);
    }
}

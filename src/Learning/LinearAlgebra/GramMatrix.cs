namespace SocialRec.Learning.LinearAlgebra;

/// <summary>Builds dense Gram matrices of sparse ones.</summary>
public static class GramMatrix
{
    /// <summary>AᵀA, of columns × columns.</summary>
    /// <param name="matrix">A.</param>
    /// <param name="transposed">Aᵀ; asked for because callers have it at hand.</param>
    /// <param name="workers">Threads to use.</param>
    /// <returns>The product.</returns>
    public static SymmetricMatrix OfColumns(CsrMatrix matrix, CsrMatrix transposed, Workers workers)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(transposed);
        ArgumentNullException.ThrowIfNull(workers);
        var gram = new SymmetricMatrix(matrix.ColumnCount);
        workers.For(matrix.ColumnCount, () => new float[matrix.ColumnCount], (column, sums) =>
        {
            Array.Clear(sums, 0, column + 1);
            for (var e = transposed.RowStart[column]; e < transposed.RowStart[column + 1]; e++)
            {
                var row = transposed.Columns[e];
                var value = transposed.Values[e];
                for (var f = matrix.RowStart[row]; f < matrix.RowStart[row + 1] && matrix.Columns[f] <= column; f++)
                {
                    sums[matrix.Columns[f]] += value * matrix.Values[f];
                }
            }

            gram.SetLowerRow(column, sums);
        });
        return gram;
    }
}

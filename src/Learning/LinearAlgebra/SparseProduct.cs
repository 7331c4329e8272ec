using System.Numerics.Tensors;

namespace SocialRec.Learning.LinearAlgebra;

/// <summary>Products of a sparse matrix with a tall dense one.</summary>
public static class SparseProduct
{
    /// <summary>A·B.</summary>
    /// <param name="sparse">A.</param>
    /// <param name="dense">B; as many rows as A has columns.</param>
    /// <param name="workers">Threads to use.</param>
    /// <returns>A new matrix.</returns>
    public static DenseMatrix Multiply(CsrMatrix sparse, DenseMatrix dense, Workers workers)
    {
        ArgumentNullException.ThrowIfNull(sparse);
        ArgumentNullException.ThrowIfNull(dense);
        ArgumentNullException.ThrowIfNull(workers);
        var product = new DenseMatrix(sparse.RowCount, dense.ColumnCount);
        const int block = 256;
        workers.For((sparse.RowCount + block - 1) / block, b =>
        {
            for (var row = b * block; row < Math.Min(sparse.RowCount, (b + 1) * block); row++)
            {
                var into = product.Row(row);
                for (var e = sparse.RowStart[row]; e < sparse.RowStart[row + 1]; e++)
                {
                    TensorPrimitives.MultiplyAdd(dense.Row(sparse.Columns[e]), sparse.Values[e], into, into);
                }
            }
        });
        return product;
    }
}

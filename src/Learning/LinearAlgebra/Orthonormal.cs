using System.Numerics.Tensors;

namespace SocialRec.Learning.LinearAlgebra;

/// <summary>Makes the columns of a tall matrix orthonormal.</summary>
internal static class Orthonormal
{
    /// <summary>
    /// Replaces the columns by an orthonormal basis of their span through the Cholesky factor of their Gram matrix, twice, which is as exact as Householder's
    /// method at a fraction of its memory traffic (Yamamoto et al., "Roundoff error analysis of the CholeskyQR2 algorithm", ETNA 2015).
    /// </summary>
    public static void Columns(DenseMatrix matrix, Workers workers)
    {
        Pass(matrix, workers);
        Pass(matrix, workers);
    }

    /// <summary>MᵀM in double precision.</summary>
    public static double[] Gram(DenseMatrix matrix, Workers workers)
    {
        var width = matrix.ColumnCount;
        var total = new double[width * width];
        var block = Math.Max(1, (matrix.RowCount + workers.Threads - 1) / workers.Threads);
        workers.For(workers.Threads, part =>
        {
            var sums = new double[width * width];
            var row = new double[width];
            for (var r = part * block; r < Math.Min(matrix.RowCount, (part + 1) * block); r++)
            {
                TensorPrimitives.ConvertTruncating<float, double>(matrix.Row(r), row);
                for (var i = 0; i < width; i++)
                {
                    if (row[i] == 0) continue;
                    var into = sums.AsSpan(i * width, i + 1);
                    TensorPrimitives.MultiplyAdd(row.AsSpan(0, i + 1), row[i], into, into);
                }
            }

            lock (total) TensorPrimitives.Add<double>(total, sums, total);
        });
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j < i; j++) total[j * width + i] = total[i * width + j];
        }

        return total;
    }

    private static void Pass(DenseMatrix matrix, Workers workers)
    {
        var width = matrix.ColumnCount;
        var factor = Gram(matrix, workers);
        // A sliver of the trace keeps a span of lower rank from stopping the factorisation; the second pass repairs what it bends.
        var trace = 0.0;
        for (var i = 0; i < width; i++) trace += factor[i * width + i];
        for (var i = 0; i < width; i++) factor[i * width + i] += 1e-12 * trace + double.Epsilon;
        Cholesky.Factor(factor, width);

        workers.For(matrix.RowCount, () => new double[width], (r, x) =>
        {
            var row = matrix.Row(r);
            for (var i = 0; i < width; i++)
            {
                var dot = TensorPrimitives.Dot<double>(factor.AsSpan(i * width, i), x.AsSpan(0, i));
                x[i] = (row[i] - dot) / factor[i * width + i];
            }

            for (var i = 0; i < width; i++) row[i] = (float)x[i];
        });
    }
}

namespace SocialRec.Learning.LinearAlgebra;

/// <summary>
/// The largest singular values of a sparse matrix and their right singular vectors, by random projection and subspace iteration
/// (Halko, Martinsson and Tropp, "Finding Structure with Randomness", SIAM Review 2011).
/// </summary>
public static class RandomizedSvd
{
    private const int Oversampling = 16;

    /// <summary>Decomposes.</summary>
    /// <param name="matrix">A, m × n.</param>
    /// <param name="rank">How many singular values; fewer come back when A is smaller.</param>
    /// <param name="iterations">Rounds of subspace iteration; 4 to 8 separate the spectra of interaction graphs.</param>
    /// <param name="seed">Seed of the projection.</param>
    /// <param name="workers">Threads to use.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <returns>Singular values, largest first, and V of n × rank.</returns>
    public static (float[] SingularValues, DenseMatrix Right) Decompose(
        CsrMatrix matrix, int rank, int iterations, int seed, Workers workers, Action<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(workers);
        var smaller = Math.Min(matrix.RowCount, matrix.ColumnCount);
        rank = Math.Min(rank, smaller);
        var transposed = matrix.Transpose();
        var basis = Gaussian(matrix.ColumnCount, Math.Min(rank + Oversampling, smaller), seed);
        for (var i = 0; i < iterations; i++)
        {
            Orthonormal.Columns(basis, workers);
            basis = SparseProduct.Multiply(transposed, SparseProduct.Multiply(matrix, basis, workers), workers);
            progress?.Invoke((i + 1.0) / (iterations + 1));
        }

        // Rayleigh-Ritz: the Gram matrix of A·Q holds the squared singular values within the basis Q.
        Orthonormal.Columns(basis, workers);
        var gram = Orthonormal.Gram(SparseProduct.Multiply(matrix, basis, workers), workers);
        var (values, vectors) = SymmetricEigen.Decompose(gram, basis.ColumnCount);
        return (values.Take(rank).Select(value => (float)Math.Sqrt(Math.Max(0, value))).ToArray(), Rotate(basis, vectors, rank, workers));
    }

    private static DenseMatrix Gaussian(int rowCount, int columnCount, int seed)
    {
        var random = new Random(seed);
        var matrix = new DenseMatrix(rowCount, columnCount);
        for (var e = 0; e < matrix.Values.Length; e++)
        {
            matrix.Values[e] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return matrix;
    }

    private static DenseMatrix Rotate(DenseMatrix basis, double[] vectors, int rank, Workers workers)
    {
        var width = basis.ColumnCount;
        var right = new DenseMatrix(basis.RowCount, rank);
        workers.For(basis.RowCount, row =>
        {
            var from = basis.Row(row);
            var into = right.Row(row);
            for (var j = 0; j < rank; j++)
            {
                var sum = 0.0;
                for (var i = 0; i < width; i++) sum += from[i] * vectors[i * width + j];
                into[j] = (float)sum;
            }
        });
        return right;
    }
}

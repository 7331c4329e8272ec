namespace SocialRec.Learning.LinearAlgebra;

/// <summary>Eigenvalues and eigenvectors of small dense symmetric matrices by cyclic Jacobi rotations (Golub and Van Loan, section 8.5).</summary>
internal static class SymmetricEigen
{
    private const int MaxSweeps = 30;

    /// <summary>Decomposes A = V·diag(values)·Vᵀ, largest eigenvalue first.</summary>
    /// <param name="matrix">n × n, row-major; overwritten.</param>
    /// <param name="size">n.</param>
    /// <returns>The eigenvalues, and V row-major with one eigenvector per column.</returns>
    public static (double[] Values, double[] Vectors) Decompose(double[] matrix, int size)
    {
        var vectors = new double[size * size];
        for (var i = 0; i < size; i++) vectors[i * size + i] = 1;
        for (var sweep = 0; sweep < MaxSweeps && OffDiagonal(matrix, size) > 1e-12; sweep++)
        {
            for (var p = 0; p < size - 1; p++)
            {
                for (var q = p + 1; q < size; q++) Rotate(matrix, vectors, size, p, q);
            }
        }

        var order = Enumerable.Range(0, size).OrderByDescending(i => matrix[i * size + i]).ToArray();
        var sorted = new double[size * size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++) sorted[row * size + column] = vectors[row * size + order[column]];
        }

        return (Array.ConvertAll(order, i => matrix[i * size + i]), sorted);
    }

    private static double OffDiagonal(double[] matrix, int size)
    {
        var (off, all) = (0.0, double.Epsilon);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                var square = matrix[i * size + j] * matrix[i * size + j];
                all += square;
                if (i != j) off += square;
            }
        }

        return Math.Sqrt(off / all);
    }

    private static void Rotate(double[] a, double[] v, int size, int p, int q)
    {
        var apq = a[p * size + q];
        if (apq == 0) return;
        var theta = (a[q * size + q] - a[p * size + p]) / (2 * apq);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        for (var k = 0; k < size; k++)
        {
            var (akp, akq) = (a[k * size + p], a[k * size + q]);
            a[k * size + p] = c * akp - s * akq;
            a[k * size + q] = s * akp + c * akq;
        }

        for (var k = 0; k < size; k++)
        {
            var (apk, aqk) = (a[p * size + k], a[q * size + k]);
            a[p * size + k] = c * apk - s * aqk;
            a[q * size + k] = s * apk + c * aqk;
            var (vkp, vkq) = (v[k * size + p], v[k * size + q]);
            v[k * size + p] = c * vkp - s * vkq;
            v[k * size + q] = s * vkp + c * vkq;
        }
    }
}

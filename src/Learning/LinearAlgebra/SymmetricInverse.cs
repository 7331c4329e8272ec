namespace SocialRec.Learning.LinearAlgebra;

/// <summary>
/// Inverts a symmetric positive definite matrix in place by the blocked sweep operator (Beaton 1964; Goodnight, "A Tutorial on the SWEEP Operator",
/// 1979): n³ floating point operations, the same as a Cholesky factorisation and its inverse, all but a sliver of them in one shape of tile product.
/// </summary>
public static class SymmetricInverse
{
    private const int Side = TileKernel.Side;

    /// <summary>Replaces the matrix by its inverse.</summary>
    /// <param name="matrix">Symmetric positive definite; its lower half is overwritten.</param>
    /// <param name="workers">Threads to use and the token that stops them.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <exception cref="ArithmeticException">The matrix is not positive definite in single precision.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; the matrix is then of no use.</exception>
    public static void Invert(SymmetricMatrix matrix, Workers workers, Action<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(workers);
        var sweep = new Sweep(matrix, workers, TileKernel.Width);
        for (var k = 0; k < matrix.TileRows; k++)
        {
            sweep.Step(k);
            progress?.Invoke((k + 1.0) / matrix.TileRows);
        }

        // The sweep of every block leaves the negated inverse.
        workers.For(matrix.TileRows, i =>
        {
            foreach (var tile in matrix.Tiles[i])
            {
                for (var e = 0; e < tile.Length; e++) tile[e] = -tile[e];
            }
        });
    }

    private sealed class Sweep(SymmetricMatrix matrix, Workers workers, int width)
    {
        private readonly float[][] left = NewPanel(matrix.TileRows);
        private readonly float[][] right = NewPanel(matrix.TileRows);
        private readonly float[] pivotPacked = new float[TileKernel.Length];

        public void Step(int k)
        {
            var tiles = matrix.Tiles;
            var pivot = PivotInverse.NegatedInverse(tiles[k][k]);
            TileKernel.PackRight(pivot, pivotPacked, width);

            workers.For(matrix.TileRows, () => (new float[TileKernel.Length], new float[TileKernel.Length]), (i, scratch) =>
            {
                if (i == k) return;
                var (panel, product) = scratch;
                if (i > k) tiles[i][k].CopyTo(panel, 0);
                else Transpose(tiles[k][i], panel);

                TileKernel.PackRight(panel, right[i], width);
                TileKernel.PackLeft(panel, left[i]);
                Array.Clear(product);
                TileKernel.AddProduct(product, left[i], pivotPacked, width);
                TileKernel.PackLeft(product, left[i]);
                StoreNegated(product, i > k ? tiles[i][k] : tiles[k][i], transposed: i < k);
            });

            var count = matrix.TileRows;
            workers.For(count * (count + 1) / 2, index =>
            {
                var (i, j) = LowerPair(index);
                if (i != k && j != k) TileKernel.AddProduct(tiles[i][j], left[i], right[j], width);
            });
            tiles[k][k] = pivot;
        }

        private static float[][] NewPanel(int count)
        {
            var panel = new float[count][];
            for (var i = 0; i < count; i++) panel[i] = new float[TileKernel.Length];
            return panel;
        }
    }

    private static (int Row, int Column) LowerPair(int index)
    {
        var row = (int)((Math.Sqrt(8.0 * index + 1) - 1) / 2);
        while ((long)row * (row + 1) / 2 > index) row--;
        while ((long)(row + 1) * (row + 2) / 2 <= index) row++;
        return (row, index - (int)((long)row * (row + 1) / 2));
    }

    private static void Transpose(float[] source, float[] destination)
    {
        for (var i = 0; i < Side; i++)
        {
            for (var j = 0; j < Side; j++) destination[j * Side + i] = source[i * Side + j];
        }
    }

    private static void StoreNegated(float[] source, float[] destination, bool transposed)
    {
        for (var i = 0; i < Side; i++)
        {
            for (var j = 0; j < Side; j++) destination[transposed ? j * Side + i : i * Side + j] = -source[i * Side + j];
        }
    }
}

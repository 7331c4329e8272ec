using System.Numerics.Tensors;

namespace SocialRec.Learning.LinearAlgebra;

/// <summary>Inverts one diagonal tile through its Cholesky factor in double precision, where the sweep's rounding errors would start.</summary>
internal static class PivotInverse
{
    private const int Side = TileKernel.Side;

    /// <summary>The inverse of a symmetric positive definite tile with its sign turned; only the lower half is read.</summary>
    /// <exception cref="ArithmeticException">The tile is not positive definite.</exception>
    public static float[] NegatedInverse(float[] tile)
    {
        var factor = new double[TileKernel.Length];
        for (var i = 0; i < Side; i++)
        {
            for (var j = 0; j <= i; j++) factor[i * Side + j] = tile[i * Side + j];
        }

        Cholesky.Factor(factor, Side);
        var inverse = InvertLower(factor);
        var result = new float[TileKernel.Length];
        for (var i = 0; i < Side; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                // Columns of the inverse factor are kept as rows and are zero before their own index.
                var rowI = inverse.AsSpan(i * Side + i, Side - i);
                var rowJ = inverse.AsSpan(j * Side + i, Side - i);
                result[i * Side + j] = result[j * Side + i] = -(float)TensorPrimitives.Dot<double>(rowI, rowJ);
            }
        }

        return result;
    }

    private static double[] InvertLower(double[] factor)
    {
        var inverse = new double[TileKernel.Length];
        for (var column = 0; column < Side; column++)
        {
            var x = inverse.AsSpan(column * Side, Side);
            x[column] = 1 / factor[column * Side + column];
            for (var row = column + 1; row < Side; row++)
            {
                var dot = TensorPrimitives.Dot<double>(factor.AsSpan(row * Side + column, row - column), x[column..row]);
                x[row] = -dot / factor[row * Side + row];
            }
        }

        return inverse;
    }
}

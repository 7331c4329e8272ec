using System.Numerics.Tensors;

namespace SocialRec.Learning.LinearAlgebra;

/// <summary>The Cholesky factorisation A = L·Lᵀ of small dense matrices in double precision, row-major, lower half.</summary>
public static class Cholesky
{
    /// <summary>Replaces the lower half of a symmetric positive definite matrix by its factor L.</summary>
    /// <param name="matrix">n × n values, row-major; the upper half is neither read nor written.</param>
    /// <param name="size">n.</param>
    /// <exception cref="ArithmeticException">A pivot is not positive.</exception>
    public static void Factor(Span<double> matrix, int size)
    {
        for (var i = 0; i < size; i++)
        {
            var rowI = matrix.Slice(i * size, i + 1);
            for (var j = 0; j <= i; j++)
            {
                var rowJ = matrix.Slice(j * size, j + 1);
                var rest = rowI[j] - TensorPrimitives.Dot<double>(rowI[..j], rowJ[..j]);
                if (j < i)
                {
                    rowI[j] = rest / rowJ[j];
                    continue;
                }

                if (!(rest > 0)) throw new ArithmeticException($"The matrix is not positive definite: pivot {i} is {rest:G3}.");
                rowI[i] = Math.Sqrt(rest);
            }
        }
    }

    /// <summary>Solves L·Lᵀ·x = b in place.</summary>
    /// <param name="factor">The factor that <see cref="Factor"/> left.</param>
    /// <param name="size">n.</param>
    /// <param name="vector">b on entry, x on return; n values.</param>
    public static void Solve(ReadOnlySpan<double> factor, int size, Span<double> vector)
    {
        for (var i = 0; i < size; i++)
        {
            var dot = TensorPrimitives.Dot(factor.Slice(i * size, i), vector[..i]);
            vector[i] = (vector[i] - dot) / factor[i * size + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            vector[i] /= factor[i * size + i];
            for (var j = 0; j < i; j++) vector[j] -= factor[i * size + j] * vector[i];
        }
    }
}

using System.Numerics.Tensors;
using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Factors;

/// <summary>Solves for the factors of one row, given those of all columns: (YᵀY + α Σ x·y yᵀ + λI)·u = (1 + α) Σ x·y.</summary>
internal sealed class FactorSystem
{
    private readonly double[] gram;
    private readonly ImplicitAlsOptions options;

    public FactorSystem(DenseMatrix factors, ImplicitAlsOptions options, Workers workers)
    {
        Factors = factors;
        this.options = options;
        gram = Orthonormal.Gram(factors, workers);
        for (var d = 0; d < factors.ColumnCount; d++) gram[d * (factors.ColumnCount + 1)] += options.Regularization;
    }

    /// <summary>One row per column of the interactions.</summary>
    public DenseMatrix Factors { get; }

    /// <summary>Solves for one row.</summary>
    public void Solve(SparseVector row, Span<float> solution)
    {
        var size = Factors.ColumnCount;
        var matrix = (double[])gram.Clone();
        var vector = new double[size];
        var wide = new double[size];
        for (var e = 0; e < row.Length; e++)
        {
            TensorPrimitives.ConvertTruncating<float, double>(Factors.Row(row.Indices[e]), wide);
            TensorPrimitives.MultiplyAdd<double>(wide, row.Values[e] * (1 + options.Confidence), vector, vector);
            for (var d = 0; d < size; d++)
            {
                var into = matrix.AsSpan(d * size, d + 1);
                TensorPrimitives.MultiplyAdd(wide.AsSpan(0, d + 1), row.Values[e] * options.Confidence * wide[d], into, into);
            }
        }

        Cholesky.Factor(matrix, size);
        Cholesky.Solve(matrix, size, vector);
        TensorPrimitives.ConvertTruncating<double, float>(vector, solution);
    }
}

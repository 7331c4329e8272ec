using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Spectral;

/// <summary>
/// The ideal low-pass filter of the user-item graph (the spectral part of GF-CF: Shen et al., "How Powerful is Graph Convolution for Recommendation?",
/// CIKM 2021): each item's vector is its row of the leading right singular vectors of D_u^(−1∕2)·X·D_i^(−1∕2), weighted by the singular values,
/// and a shopper's vector is the sum of the vectors of what the shopper did. It is one graph convolution, so nobody needs a trained vector of their own.
/// </summary>
/// <param name="dimension">Number of singular vectors. Default 64.</param>
/// <param name="valueExponent">Power of the singular value that weighs each direction; 0 for the ideal filter. Default 1.</param>
/// <param name="outputExponent">Power of its total that an item's score is multiplied by; 0.5 for the filter as published. Default 0.</param>
public sealed class GraphFilterTrainer(int dimension = 64, double valueExponent = 1, double outputExponent = 0) : ITrainer
{
    private const int Iterations = 6;

    /// <inheritdoc/>
    public string Name => "graph-filter";

    /// <inheritdoc/>
    public IScorer Train(CsrMatrix interactions, TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        ArgumentNullException.ThrowIfNull(context);
        var itemFactors = Degrees.Powers(interactions.ColumnSums(), -0.5);
        var normalized = interactions.Scale(Degrees.Powers(interactions.RowSums(), -0.5), itemFactors);
        var (values, right) = RandomizedSvd.Decompose(normalized, dimension, Iterations, context.Seed, context.Workers, context.Report);
        var vectors = new DenseMatrix(right.RowCount, dimension);
        for (var item = 0; item < right.RowCount; item++)
        {
            // Half of the filter goes to each side of the inner product, so that one matrix serves as input and as output.
            for (var d = 0; d < values.Length; d++) vectors.Row(item)[d] = right.Row(item)[d] * MathF.Pow(values[d], (float)valueExponent);
        }

        return new VectorScorer(vectors, itemFactors, outputExponent == 0 ? null : Degrees.Powers(interactions.ColumnSums(), outputExponent));
    }
}

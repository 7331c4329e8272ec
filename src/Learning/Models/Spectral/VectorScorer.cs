using System.Numerics.Tensors;
using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Spectral;

/// <summary>Scores by item vectors: the shopper's vector is the weighted sum of the vectors of what the shopper did.</summary>
/// <param name="vectors">One row per item.</param>
/// <param name="inputFactors">Multiplies an item's vector where it stands for what somebody did; one per item.</param>
/// <param name="outputFactors">Multiplies an item's score; one per item, or null for 1.</param>
public sealed class VectorScorer(DenseMatrix vectors, float[] inputFactors, float[]? outputFactors = null) : IScorer
{
    /// <summary>One row per item.</summary>
    public DenseMatrix Vectors { get; } = vectors;

    /// <inheritdoc/>
    public int ItemCount => Vectors.RowCount;

    /// <inheritdoc/>
    public void Score(SparseVector shopper, Span<float> scores)
    {
        Span<float> live = new float[Vectors.ColumnCount];
        for (var e = 0; e < shopper.Length; e++)
        {
            var item = shopper.Indices[e];
            TensorPrimitives.MultiplyAdd(Vectors.Row(item), shopper.Values[e] * inputFactors[item], live, live);
        }

        for (var item = 0; item < scores.Length; item++) scores[item] = TensorPrimitives.Dot<float>(Vectors.Row(item), live);
        if (outputFactors is not null) TensorPrimitives.Multiply(scores, outputFactors, scores);
    }
}

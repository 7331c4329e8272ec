using System.Buffers;
using System.Numerics.Tensors;

namespace SocialRec.Learning.Models.Blending;

/// <summary>Adds two scorers up.</summary>
/// <param name="first">The main one.</param>
/// <param name="second">The one beside it; of the same items.</param>
/// <param name="weight">What the second's scores are multiplied by.</param>
public sealed class BlendScorer(IScorer first, IScorer second, float weight) : IScorer
{
    /// <inheritdoc/>
    public int ItemCount => first.ItemCount;

    /// <inheritdoc/>
    public void Score(SparseVector shopper, Span<float> scores)
    {
        first.Score(shopper, scores);
        if (weight == 0) return;

        var rented = ArrayPool<float>.Shared.Rent(scores.Length);
        var beside = rented.AsSpan(0, scores.Length);
        second.Score(shopper, beside);
        TensorPrimitives.MultiplyAdd(beside, weight, scores, scores);
        ArrayPool<float>.Shared.Return(rented);
    }
}

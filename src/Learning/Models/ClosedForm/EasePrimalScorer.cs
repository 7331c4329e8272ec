using System.Numerics.Tensors;

namespace SocialRec.Learning.Models.ClosedForm;

/// <summary>Scores by a dense item × item matrix.</summary>
/// <param name="weights">One row of weights per item.</param>
internal sealed class EasePrimalScorer(float[][] weights) : IScorer
{
    public int ItemCount => weights.Length;

    public void Score(SparseVector shopper, Span<float> scores)
    {
        scores.Clear();
        for (var e = 0; e < shopper.Length; e++)
        {
            TensorPrimitives.MultiplyAdd(weights[shopper.Indices[e]], shopper.Values[e], scores, scores);
        }
    }
}

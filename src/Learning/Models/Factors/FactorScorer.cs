using System.Numerics.Tensors;

namespace SocialRec.Learning.Models.Factors;

/// <summary>Scores by the inner product of an item's factors with those solved for the shopper.</summary>
internal sealed class FactorScorer(FactorSystem system) : IScorer
{
    public int ItemCount => system.Factors.RowCount;

    public void Score(SparseVector shopper, Span<float> scores)
    {
        var solved = new float[system.Factors.ColumnCount];
        system.Solve(shopper, solved);
        for (var item = 0; item < scores.Length; item++) scores[item] = TensorPrimitives.Dot<float>(system.Factors.Row(item), solved);
    }
}

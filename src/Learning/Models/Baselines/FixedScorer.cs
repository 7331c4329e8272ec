namespace SocialRec.Learning.Models.Baselines;

/// <summary>Gives everybody the same scores.</summary>
/// <param name="fixedScores">One per item.</param>
internal sealed class FixedScorer(float[] fixedScores) : IScorer
{
    public int ItemCount => fixedScores.Length;

    public void Score(SparseVector shopper, Span<float> scores) => fixedScores.CopyTo(scores);
}

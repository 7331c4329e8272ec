namespace SocialRec.Learning.Models.ClosedForm;

/// <summary>What shapes a closed-form item-item model.</summary>
public sealed record EaseOptions
{
    /// <summary>λ, the weight of the squared norm of the item-item weights. Default 80.</summary>
    public double Regularization { get; init; } = 80;

    /// <summary>
    /// Share of interactions dropped in expectation while learning to restore them; adds p ∕ (1 − p) of each item's squared norm to its λ
    /// (Steck, "Autoencoders that don't overfit towards the Identity", NeurIPS 2020). Default 0, plain EASE.
    /// </summary>
    public double Dropout { get; init; }

    /// <summary>Each user's interactions are divided by the user's total to this power, so that heavy users do not speak for all. Default 0.</summary>
    public double UserExponent { get; init; }

    /// <summary>Each item's interactions are divided by the item's total to this power before the model is learned. Default 0.</summary>
    public double ItemExponent { get; init; }

    /// <summary>Each item's score is multiplied by the item's total to this power, which gives popularity back what <see cref="ItemExponent"/> took. Default 0.</summary>
    public double OutputExponent { get; init; }
}

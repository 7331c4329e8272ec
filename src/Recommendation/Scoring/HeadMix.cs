namespace SocialRec.Recommendation.Scoring;

/// <summary>How much each head counts in a scenario; only the proportions matter.</summary>
/// <param name="Click">Weight of the chance of a click.</param>
/// <param name="Share">Weight of the chance of a share.</param>
/// <param name="Purchase">Weight of the chance of a purchase.</param>
public readonly record struct HeadMix(float Click, float Share, float Purchase)
{
    /// <summary>The sum of the weights.</summary>
    public float Total => Click + Share + Purchase;

    /// <summary>The weighted mean of three chances.</summary>
    public float Mean(float click, float share, float purchase) => (Click * click + Share * share + Purchase * purchase) / Total;

    /// <summary>What a feature at 1 adds to the logits, averaged over the heads: its importance in this scenario.</summary>
    public float Importance(Feature feature) =>
        (Click * EvidenceModel.Click[feature] + Share * EvidenceModel.Share[feature] + Purchase * EvidenceModel.Purchase[feature]) / Total;
}

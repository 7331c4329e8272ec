using System.Numerics.Tensors;
using SocialRec.Recommendation.Candidates;

namespace SocialRec.Recommendation.Scoring;

/// <summary>Scores by the <see cref="EvidenceModel"/>: the scenario's mean of the chances of a click, a share and a purchase.</summary>
public sealed class EvidenceScorer : IScorer
{
    /// <summary>The scorer's name.</summary>
    public const string ScorerName = "evidence";

    /// <inheritdoc/>
    public string Name => ScorerName;

    /// <inheritdoc/>
    public ValueTask ScoreAsync(RecommendationContext context, CancellationToken cancellationToken)
    {
        if (context.Candidates.Count == 0)
            return ValueTask.CompletedTask;
        HeadMix mix = context.Scenario.Heads;
        context.Scores.Clear();
        AddHead(context, EvidenceModel.Click, mix.Click / mix.Total);
        AddHead(context, EvidenceModel.Share, mix.Share / mix.Total);
        AddHead(context, EvidenceModel.Purchase, mix.Purchase / mix.Total);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public float Importance(RecommendationContext context, Feature feature) => context.Scenario.Heads.Importance(feature);

    private static void AddHead(RecommendationContext context, EvidenceWeights weights, float share)
    {
        if (share == 0)
            return;
        CandidateSet candidates = context.Candidates;
        Span<float> logits = context.HeadScores;
        logits.Fill(weights.Bias);
        for (var feature = (Feature)0; (int)feature < Features.Count; feature++)
        {
            if (candidates.Has(feature))
                TensorPrimitives.MultiplyAdd(candidates.Feature(feature), weights[feature], logits, logits);
        }
        TensorPrimitives.Sigmoid<float>(logits, logits);
        TensorPrimitives.MultiplyAdd(logits, share, context.Scores, context.Scores);
    }
}

using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Candidates;

namespace SocialRec.Recommendation.Scoring;

/// <summary>
/// The trained model's own order, and nothing else: sum of history weight × trained weight, plus the bundle's <see cref="ParameterNames.RelevanceVectorWeight"/>
/// × cosine with the live vector. Offline evaluation computes the same. Items of which the model knows nothing follow below zero, most popular first.
/// </summary>
public sealed class ModelOrderScorer : IScorer
{
    /// <summary>The scorer's name.</summary>
    public const string ScorerName = "model";

    // Popularity orders what the model does not know: it is a reason only where there is no other.
    private const float PopularIsAllThereIs = 1e-6f;

    /// <inheritdoc/>
    public string Name => ScorerName;

    /// <inheritdoc/>
    public ValueTask ScoreAsync(RecommendationContext context, CancellationToken cancellationToken)
    {
        CandidateSet candidates = context.Candidates;
        float vectorWeight = VectorWeight(context);
        Span<float> scores = context.Scores, interest = candidates.Feature(Feature.Interest), popular = candidates.Feature(Feature.Popular);
        for (int i = 0; i < candidates.Count; i++)
        {
            int item = context.Binding?.ItemOfRow(candidates.Rows[i]) ?? -1;
            float score = item >= 0 ? context.Trained.Sum(item) + vectorWeight * interest[i] : 0;
            scores[i] = score > 0 ? score : popular[i] - 1;
        }
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public float Importance(RecommendationContext context, Feature feature) => feature switch
    {
        Feature.Neighbour => 1,
        Feature.Interest => VectorWeight(context),
        Feature.Popular => PopularIsAllThereIs,
        _ => 0,
    };

    private static float VectorWeight(RecommendationContext context) =>
        context.Bundle?.Parameters.Get(ParameterNames.RelevanceVectorWeight, 0) ?? 0;
}

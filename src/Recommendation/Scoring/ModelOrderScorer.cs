using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Candidates;
using SocialRec.Recommendation.Catalog;

namespace SocialRec.Recommendation.Scoring;

/// <summary>
/// The trained model's own order, and nothing else: sum of history weight × trained weight, plus the bundle's <see cref="ParameterNames.RelevanceVectorWeight"/>
/// × cosine with the live vector. Offline evaluation computes the same. An item that the model does not know is scored by those that read like it; without such
/// it follows below zero, most popular first.
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
        Span<float> scores = context.Scores;
        ReadOnlySpan<float> interest = candidates.Feature(Feature.Interest), popular = candidates.Feature(Feature.Popular);
        for (int i = 0; i < candidates.Count; i++)
        {
            int item = context.Binding?.ItemOfRow(candidates.Rows[i]) ?? -1;
            float score = item >= 0 ? context.Trained.Sum(item) + vectorWeight * interest[i] : OfRelatives(context, candidates.Rows[i]);
            scores[i] = score > 0 ? score : popular[i] - 1;
        }
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public float Importance(RecommendationContext context, Feature feature) => feature switch
    {
        Feature.Neighbour => 1,
        Feature.Interest => VectorWeight(context),
        Feature.Text => 1,
        Feature.Popular => PopularIsAllThereIs,
        _ => 0,
    };

    /// <summary>What an item that the model does not know is worth: the mean of those that read like it, and less the less they do.</summary>
    private static float OfRelatives(RecommendationContext context, int row)
    {
        float sum = 0, weights = 1;
        foreach (Neighbour alike in context.Texts.Of(row))
        {
            if (context.Binding?.ItemOfRow(alike.Row) is not (>= 0 and var item))
                continue;
            sum += alike.Weight * context.Trained.Sum(item);
            weights += alike.Weight;
        }

        return sum / weights;
    }

    private static float VectorWeight(RecommendationContext context) =>
        context.Bundle?.Parameters.Get(ParameterNames.RelevanceVectorWeight, 0) ?? 0;
}

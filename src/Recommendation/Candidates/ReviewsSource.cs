using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Candidates;

/// <summary>What reviews say. It proposes nothing by itself: praise tells between items that something else speaks for.</summary>
public sealed class ReviewsSource : ICandidateSource
{
    /// <inheritdoc/>
    public string Name => SourceNames.Reviews;

    /// <inheritdoc/>
    public Feature Feature => Feature.Reviews;

    /// <inheritdoc/>
    public void Prepare(RecommendationContext context)
    {
    }

    /// <inheritdoc/>
    public void Collect(RecommendationContext context, int budget)
    {
    }

    /// <inheritdoc/>
    public void Measure(RecommendationContext context)
    {
        CatalogView view = context.View;
        if (!view.HasOpinions)
            return;
        ReadOnlySpan<int> rows = context.Candidates.Rows;
        Span<float> feature = context.Candidates.Measure(Feature);
        for (int i = 0; i < rows.Length; i++)
            feature[i] = view.Opinion(rows[i])?.Praise ?? 0;
    }
}

using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Filters;
using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Candidates;

/// <summary>Items that were acted on most; and, where the ready list does not go far enough, anything that is allowed, most popular first.</summary>
public sealed class PopularSource : ICandidateSource
{
    /// <inheritdoc/>
    public string Name => SourceNames.Popular;

    /// <inheritdoc/>
    public Feature Feature => Feature.Popular;

    /// <inheritdoc/>
    public void Prepare(RecommendationContext context)
    {
    }

    /// <inheritdoc/>
    public void Collect(RecommendationContext context, int budget)
    {
        if (context.AddAllowed(context.Lists.Popular, budget) == budget)
            return;
        RowMask mask = context.Mask;
        context.Top.Reset(budget);
        for (int row = mask.Next(0); row >= 0; row = mask.Next(row + 1))
            context.Top.Offer(context.View.Popularity(row), row);
        context.AddTop();
    }

    /// <inheritdoc/>
    public void Measure(RecommendationContext context)
    {
        CatalogView view = context.View;
        if (view.Lists.Popular is not [int first, ..])
            return;
        // Of logarithms: twice as popular is one step more. The added step keeps the best of a catalog with few events below 1.
        float scale = 1 / (view.Popularity(first) + 1);
        ReadOnlySpan<int> rows = context.Candidates.Rows;
        Span<float> feature = context.Candidates.Measure(Feature);
        for (int i = 0; i < rows.Length; i++)
            feature[i] = Math.Min(1, view.Popularity(rows[i]) * scale);
    }
}

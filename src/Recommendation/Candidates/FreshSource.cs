using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Candidates;

/// <summary>Items published last: among the newest quarter of the catalog, and the more so the newer they are.</summary>
public sealed class FreshSource : ICandidateSource
{
    private const float HalfLifeDays = 7;
    private const long DayMs = 86_400_000;

    /// <inheritdoc/>
    public string Name => SourceNames.Fresh;

    /// <inheritdoc/>
    public Feature Feature => Feature.Fresh;

    /// <inheritdoc/>
    public void Prepare(RecommendationContext context)
    {
    }

    /// <inheritdoc/>
    public void Collect(RecommendationContext context, int budget) => context.AddAllowed(context.Lists.Fresh, budget);

    /// <inheritdoc/>
    public void Measure(RecommendationContext context)
    {
        CatalogView view = context.View;
        if (view.Lists.Fresh is not { Length: > 0 } newest)
            return;
        long since = view.PublishedMs(newest[Math.Min(newest.Length - 1, view.Count / 4)]);
        ReadOnlySpan<int> rows = context.Candidates.Rows;
        Span<float> feature = context.Candidates.Measure(Feature);
        for (int i = 0; i < rows.Length; i++)
        {
            long published = view.PublishedMs(rows[i]);
            if (published > 0 && published >= since)
                feature[i] = MathF.Exp(-MathF.Log(2) * Math.Max(0, context.EvidenceMs - published) / (HalfLifeDays * DayMs));
        }
    }
}

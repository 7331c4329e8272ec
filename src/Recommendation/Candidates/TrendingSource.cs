using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Candidates;

/// <summary>Items that are acted on most now.</summary>
public sealed class TrendingSource : ICandidateSource
{
    // An item 2^8 times less active than the most active one does not trend.
    private const float Octaves = 8;
    // How much activity makes the most active item a trend: at this count it is half of one.
    private const float Half = 2;

    /// <inheritdoc/>
    public string Name => SourceNames.Trending;

    /// <inheritdoc/>
    public Feature Feature => Feature.Trending;

    /// <inheritdoc/>
    public void Prepare(RecommendationContext context)
    {
    }

    /// <inheritdoc/>
    public void Collect(RecommendationContext context, int budget) => context.AddAllowed(context.Lists.Trending, budget);

    /// <inheritdoc/>
    public void Measure(RecommendationContext context)
    {
        if (context.View.Lists.Trending is not [int first, ..])
            return;
        float top = context.View.TrendKey(first);
        float most = context.View.Trend(first, context.EvidenceMs);
        float height = most / (most + Half);
        ReadOnlySpan<int> rows = context.Candidates.Rows;
        Span<float> feature = context.Candidates.Measure(Feature);
        for (int i = 0; i < rows.Length; i++)
            feature[i] = height * Math.Clamp(1 - (top - context.View.TrendKey(rows[i])) / Octaves, 0, 1);
    }
}

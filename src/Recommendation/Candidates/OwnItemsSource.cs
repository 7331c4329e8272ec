using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Candidates;

/// <summary>Items of the history itself, for repeat purchases: only where the caller does not leave out what was seen.</summary>
public sealed class OwnItemsSource : ICandidateSource
{
    /// <inheritdoc/>
    public string Name => SourceNames.Own;

    /// <inheritdoc/>
    public Feature Feature => Feature.Own;

    /// <inheritdoc/>
    public void Prepare(RecommendationContext context)
    {
    }

    /// <inheritdoc/>
    public void Collect(RecommendationContext context, int budget)
    {
        if (context.Request.ExcludeSeen)
            return;
        History history = context.History;
        for (int i = 0, left = budget; i < history.Count && left > 0; i++)
        {
            if (history.Weights[i] <= 0 || !context.Mask.Contains(history.Rows[i]))
                continue;
            context.Candidates.Add(history.Rows[i]);
            left--;
        }
    }

    /// <inheritdoc/>
    public void Measure(RecommendationContext context)
    {
        if (context.Request.ExcludeSeen)
            return;
        ReadOnlySpan<int> rows = context.Candidates.Rows;
        Span<float> feature = context.Candidates.Measure(Feature);
        Span<int> evidence = context.Candidates.Evidence(Feature);
        for (int i = 0; i < rows.Length; i++)
        {
            int slot = context.History.Find(rows[i]);
            if (slot < 0)
                continue;
            feature[i] = Math.Min(1, context.History.Weights[slot]);
            evidence[i] = context.History.Origins[slot];
        }
    }
}

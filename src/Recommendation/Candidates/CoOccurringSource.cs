using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Kernels;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Candidates;

/// <summary>Items that shoppers deal with after, or before, the items of the history: live counts, so new items and today's habits take part.</summary>
public sealed class CoOccurringSource : ICandidateSource
{
    // The newest items say what a shopper is after now; trained neighbours speak for the rest.
    private const int NewestItems = 8;
    private const int MostPerItem = 16;
    private const int Ahead = 4;
    private const float BeforeFactor = 0.5f;
    private const float Half = 0.5f;

    /// <inheritdoc/>
    public string Name => SourceNames.CoOccurring;

    /// <inheritdoc/>
    public Feature Feature => Feature.CoOccurrence;

    /// <inheritdoc/>
    public void Prepare(RecommendationContext context)
    {
        EvidenceAccumulator sums = context.CoOccurring;
        CatalogView view = context.View;
        History history = context.History;
        sums.Clear(view.Count);
        int count = Math.Min(history.Count, NewestItems);
        for (int i = 0; i < count; i++)
        {
            if (i + Ahead < count)
            {
                Prefetch.Lines(Strongest(view.After(history.Rows[i + Ahead])));
                Prefetch.Lines(Strongest(view.Before(history.Rows[i + Ahead])));
            }
            if (history.Weights[i] <= 0)
                continue;
            sums.Add(Strongest(view.After(history.Rows[i])), history.Weights[i], i);
            sums.Add(Strongest(view.Before(history.Rows[i])), history.Weights[i] * BeforeFactor, i);
        }
    }

    /// <inheritdoc/>
    public void Collect(RecommendationContext context, int budget) => context.AddBest(context.CoOccurring, budget);

    /// <inheritdoc/>
    public void Measure(RecommendationContext context)
    {
        ReadOnlySpan<int> rows = context.Candidates.Rows;
        Span<float> feature = context.Candidates.Measure(Feature);
        Span<int> evidence = context.Candidates.Evidence(Feature);
        for (int i = 0; i < rows.Length; i++)
        {
            float sum = context.CoOccurring.Sum(rows[i]);
            feature[i] = sum / (sum + Half);
            evidence[i] = context.EvidenceOf(context.CoOccurring.Origin(rows[i]));
        }
    }

    /// <summary>The head of a list, which is in descending order.</summary>
    private static ReadOnlySpan<Neighbour> Strongest(ReadOnlySpan<Neighbour> neighbours) => neighbours[..Math.Min(MostPerItem, neighbours.Length)];
}

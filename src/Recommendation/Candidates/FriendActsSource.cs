using SocialRec.Recommendation.Kernels;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Candidates;

/// <summary>Items that friends acted on, as the shopper's feed tells: the decayed weights of their acts, summed.</summary>
public sealed class FriendActsSource : ICandidateSource
{
    /// <summary>The weight of acts that makes half of the feature: one act of last week gives a quarter, three give half, one of this minute nine tenths.</summary>
    internal const float Half = 3;

    /// <inheritdoc/>
    public string Name => SourceNames.Friends;

    /// <inheritdoc/>
    public Feature Feature => Feature.Friend;

    /// <inheritdoc/>
    public void Prepare(RecommendationContext context)
    {
    }

    /// <inheritdoc/>
    public void Collect(RecommendationContext context, int budget)
    {
        ReadOnlySpan<int> rows = context.Feed.ItemRows;
        ReadOnlySpan<float> weights = context.Feed.ItemWeights;
        TopK top = context.Top;
        top.Reset(budget);
        for (int i = 0; i < rows.Length; i++)
        {
            if (weights[i] >= top.Threshold && context.Mask.Contains(rows[i]))
                top.Offer(weights[i], rows[i]);
        }
        context.AddTop();
    }

    /// <inheritdoc/>
    public void Measure(RecommendationContext context)
    {
        ReadOnlySpan<int> rows = context.Candidates.Rows;
        Span<float> feature = context.Candidates.Measure(Feature);
        Span<int> evidence = context.Candidates.Evidence(Feature);
        for (int i = 0; i < rows.Length; i++)
        {
            float sum = context.Feed.WeightOf(rows[i]);
            feature[i] = sum / (sum + Half);
            evidence[i] = context.Feed.OriginOf(rows[i]);
        }
    }
}

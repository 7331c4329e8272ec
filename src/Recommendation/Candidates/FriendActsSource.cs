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
        FeedTrace feed = context.Feed;
        context.Top.Reset(budget);
        for (int i = 0; i < feed.ItemRows.Length; i++)
        {
            if (feed.ItemWeights[i] >= context.Top.Threshold && context.Mask.Contains(feed.ItemRows[i]))
                context.Top.Offer(feed.ItemWeights[i], feed.ItemRows[i]);
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

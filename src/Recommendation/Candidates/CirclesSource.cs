using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Candidates;

/// <summary>Items that the shopper's circles act on, above all what was shared with one of them: the weights of members' acts and of each circle's activity, summed.</summary>
public sealed class CirclesSource : ICandidateSource
{
    /// <summary>The weight that makes half of the feature: a share with the circle of this minute gives nine tenths, a circle's liveliest item by itself a fifth.</summary>
    internal const float Half = 3;

    /// <inheritdoc/>
    public string Name => SourceNames.Circles;

    /// <inheritdoc/>
    public Feature Feature => Feature.Circle;

    /// <inheritdoc/>
    public void Prepare(RecommendationContext context)
    {
        CircleTrace circles = context.Circles;
        if (circles.Count == 0)
            return;
        context.CircleActs.Clear(context.View.Count);
        for (int i = 0; i < circles.Count; i++)
        {
            if (circles.Rows[i] >= 0 && circles.Weights[i] > 0)
                context.CircleActs.Add(circles.Rows[i], circles.Weights[i], origin: i);
        }
    }

    /// <inheritdoc/>
    public void Collect(RecommendationContext context, int budget)
    {
        if (context.Circles.Count > 0)
            context.AddBest(context.CircleActs, budget);
    }

    /// <inheritdoc/>
    public void Measure(RecommendationContext context)
    {
        if (context.Circles.Count == 0)
            return;
        ReadOnlySpan<int> rows = context.Candidates.Rows;
        Span<float> feature = context.Candidates.Measure(Feature);
        Span<int> evidence = context.Candidates.Evidence(Feature);
        for (int i = 0; i < rows.Length; i++)
        {
            float sum = context.CircleActs.Sum(rows[i]);
            feature[i] = sum / (sum + Half);
            evidence[i] = context.CircleActs.Origin(rows[i]);
        }
    }
}

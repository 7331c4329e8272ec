using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;
using SocialRec.Recommendation.Texts;

namespace SocialRec.Recommendation.Candidates;

/// <summary>
/// Items that read like those of the history, where the model does not know both: new items, and what goes with new items. Once training has met an item,
/// its weights say more.
/// </summary>
public sealed class TextSource : ICandidateSource
{
    private const int NewestItems = 32;
    private const float Half = 0.4f;

    /// <inheritdoc/>
    public string Name => SourceNames.Text;

    /// <inheritdoc/>
    public Feature Feature => Feature.Text;

    /// <inheritdoc/>
    public void Prepare(RecommendationContext context)
    {
        if (context.Texts.Version == 0)
            return;
        context.AlikeTexts.Clear(context.View.Count);
        History history = context.History;
        for (int i = 0; i < Math.Min(history.Count, NewestItems); i++)
        {
            if (history.Weights[i] > 0)
                Add(context, history.Rows[i], history.Weights[i], i);
        }
    }

    /// <inheritdoc/>
    public void Collect(RecommendationContext context, int budget)
    {
        if (context.Texts.Version > 0)
            context.AddBest(context.AlikeTexts, budget);
    }

    /// <inheritdoc/>
    public void Measure(RecommendationContext context)
    {
        if (context.Texts.Version == 0)
            return;
        ReadOnlySpan<int> rows = context.Candidates.Rows;
        Span<float> feature = context.Candidates.Measure(Feature);
        Span<int> evidence = context.Candidates.Evidence(Feature);
        for (int i = 0; i < rows.Length; i++)
        {
            float sum = context.AlikeTexts.Sum(rows[i]);
            feature[i] = sum / (sum + Half);
            evidence[i] = context.EvidenceOf(context.AlikeTexts.Origin(rows[i]));
        }
    }

    private static void Add(RecommendationContext context, int row, float weight, int origin)
    {
        bool known = Knows(context, row);
        foreach (Neighbour alike in context.Texts.Of(row))
        {
            if (alike.Row < context.View.Count && !(known && Knows(context, alike.Row)))
                context.AlikeTexts.Add(alike.Row, weight * alike.Weight, origin);
        }
    }

    private static bool Knows(RecommendationContext context, int row) => context.Binding?.ItemOfRow(row) >= 0;
}

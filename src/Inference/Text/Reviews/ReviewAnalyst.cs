namespace SocialRec.Inference.Text.Reviews;

/// <summary>Reads reviews: the whole, and clause by clause what is judged, since "great screen, poor battery" is neither good nor bad.</summary>
public sealed class ReviewAnalyst(TextAnalyst texts)
{
    private const int MaxClauses = 32;
    private const int MaxAspects = 6;

    /// <summary>Reads one review. Errors are those of <see cref="TextAnalyst.AnalyzeAsync"/>.</summary>
    public async Task<ReviewAnalysis> AnalyzeAsync(string review, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(review);
        Task<TextAnalysis> whole = texts.AnalyzeAsync(review, cancellationToken);
        List<(string Aspect, TextPlace Clause)> found = Aspects(review);
        AspectOpinion[] aspects = await Task.WhenAll(found.Select(one => OpinionAsync(review, one.Aspect, one.Clause, cancellationToken)));
        return new ReviewAnalysis(await whole, aspects);
    }

    private async Task<AspectOpinion> OpinionAsync(string review, string aspect, TextPlace clause, CancellationToken cancellationToken)
    {
        TextAnalysis analysis = await texts.AnalyzeAsync(review[clause.Begin..clause.End], cancellationToken);
        return new AspectOpinion(aspect, analysis.Sentiment, clause);
    }

    private static List<(string Aspect, TextPlace Clause)> Aspects(string review)
    {
        var found = new List<(string Aspect, TextPlace Clause)>();
        foreach (TextPlace clause in Clauses.Of(review, MaxClauses))
        {
            if (found.Count < MaxAspects && AspectLexicon.AspectOf(review.AsSpan(clause.Begin, clause.End - clause.Begin)) is { } aspect && !found.Exists(one => one.Aspect == aspect))
                found.Add((aspect, clause));
        }

        return found;
    }
}

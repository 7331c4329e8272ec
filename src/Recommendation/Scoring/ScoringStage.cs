namespace SocialRec.Recommendation.Scoring;

/// <summary>Runs the scenario's scorer; where it fails, the evidence model takes its place and the answer says so.</summary>
internal sealed class ScoringStage(IReadOnlyDictionary<string, IScorer> scorers, IRecommenderObserver? observer)
{
    private static readonly EvidenceScorer Fallback = new();

    /// <summary>Scores all candidates.</summary>
    /// <returns>The scorer that did it.</returns>
    public async ValueTask<IScorer> RunAsync(RecommendationContext context, CancellationToken cancellationToken)
    {
        IScorer scorer = scorers[context.Scenario.Scorer];
        if (!context.Request.Degraded.Contains(scorer.Name))
        {
            try
            {
                await scorer.ScoreAsync(context, cancellationToken);
                return scorer;
            }
            catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                observer?.Degraded(scorer.Name, error);
            }
        }
        context.Degraded.Add(scorer.Name);
        await Fallback.ScoreAsync(context, cancellationToken);
        return Fallback;
    }
}

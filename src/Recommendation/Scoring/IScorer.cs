namespace SocialRec.Recommendation.Scoring;

/// <summary>
/// Gives every candidate its score. A score depends on shopper, candidate, catalog, bundle and time only, never on the other candidates.
/// A scorer may wait, for an inference service for instance.
/// </summary>
public interface IScorer
{
    /// <summary>The name under which scenarios and metrics speak of it.</summary>
    string Name { get; }

    /// <summary>Writes a score for each of <see cref="RecommendationContext.Candidates"/> to <see cref="RecommendationContext.Scores"/>; higher is better, NaN is not allowed.</summary>
    ValueTask ScoreAsync(RecommendationContext context, CancellationToken cancellationToken);

    /// <summary>How much a feature at 1 counts beside the others, at least 0: what reasons are weighed by.</summary>
    float Importance(RecommendationContext context, Feature feature);
}

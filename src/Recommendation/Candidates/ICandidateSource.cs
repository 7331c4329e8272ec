using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Candidates;

/// <summary>
/// A place that candidates come from, and the feature it knows about. The stage calls <see cref="Prepare"/>, then <see cref="Collect"/>,
/// and when all sources have collected, <see cref="Measure"/>. A source that throws is left out of the answer and named in it.
/// </summary>
public interface ICandidateSource
{
    /// <summary>The name under which answers, budgets and metrics speak of it.</summary>
    string Name { get; }

    /// <summary>The feature that it measures.</summary>
    Feature Feature { get; }

    /// <summary>Gathers its evidence for this shopper.</summary>
    void Prepare(RecommendationContext context);

    /// <summary>Adds its best rows that <see cref="RecommendationContext.Mask"/> allows to <see cref="RecommendationContext.Candidates"/>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="budget">How many at most.</param>
    void Collect(RecommendationContext context, int budget);

    /// <summary>Writes its feature and evidence for every candidate, whoever proposed it.</summary>
    void Measure(RecommendationContext context);
}

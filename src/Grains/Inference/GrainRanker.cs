using SocialRec.Grains.Interfaces.Inference;
using SocialRec.Inference;
using SocialRec.Recommendation.Scoring.Ranking;

namespace SocialRec.Grains.Inference;

/// <summary>The ranking model as the scoring stage sees it: on this silo, or on one with a GPU.</summary>
internal sealed class GrainRanker(InferenceGrains grains, InferenceService inference) : IRanker
{
    // Every silo loads the same bundled models, so what this one has the others have too.
    /// <inheritdoc/>
    public bool IsReady => inference.Ranking.IsLoaded;

    /// <inheritdoc/>
    public async ValueTask<float[]> ScoreAsync(RankerInput input, CancellationToken cancellationToken) => await grains.Ranking.ScoreAsync(
        new RankingQuery
        {
            Dimensions = input.Dimensions,
            Candidates = input.Candidates,
            Evidence = input.Evidence,
            Context = input.Context,
            ContextFeatures = input.ContextFeatures,
        },
        cancellationToken);
}

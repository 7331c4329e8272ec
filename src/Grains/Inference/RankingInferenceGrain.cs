using SocialRec.Grains.Interfaces.Inference;
using SocialRec.Inference;
using SocialRec.Inference.Errors;
using SocialRec.Inference.Ranking;

namespace SocialRec.Grains.Inference;

/// <summary>
/// The way to the ranking model of a silo, for callers on any silo. Holds nothing; one on each silo for each key, reentrant, so calls gather in the service's queue,
/// never here, and no turn runs a model.
/// </summary>
[StatelessWorker(1), Reentrant, PreferGpu]
internal sealed class RankingInferenceGrain(InferenceService inference) : Grain, IRankingInferenceGrain
{
    /// <inheritdoc/>
    public async Task<float[]> ScoreAsync(RankingQuery query, CancellationToken cancellationToken)
    {
        var request = new RankingRequest
        {
            Dimensions = query.Dimensions,
            Candidates = query.Candidates,
            Evidence = query.Evidence,
            Context = query.Context,
            ContextFeatures = query.ContextFeatures,
        };
        try
        {
            return (await inference.Ranking.RunAsync(request, cancellationToken)).Values;
        }
        catch (Exception exception) when (exception is InferenceException or ArgumentException)
        {
            throw InferenceErrors.ToWire(exception);
        }
    }
}

using SocialRec.Inference.Ranking;
using SocialRec.Inference.Sessions;
using SocialRec.Inference.Tensors;
using SocialRec.Recommendation.Scoring.Ranking;

namespace SocialRec.Benchmarks.Inference;

/// <summary>A ranking model asked through its session, without grain, queue or company; not for several threads at once.</summary>
/// <param name="session">The session; others may use it too.</param>
public sealed class RankingSession(IModelSession session) : IRanker
{
    private readonly RankingAdapter _adapter = new();
    private readonly TensorBatch _inputs = new();
    private readonly TensorBatch _outputs = new();

    /// <inheritdoc/>
    public bool IsReady => true;

    /// <summary>Scores one shopper's candidates.</summary>
    public float[] Score(RankingRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _inputs.Clear();
        _adapter.Write([request], request.CandidateCount, _inputs);
        session.Run(_inputs, _outputs, CancellationToken.None);
        return _adapter.Read(request, 0, _outputs).Values;
    }

    /// <inheritdoc/>
    public ValueTask<float[]> ScoreAsync(RankerInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ValueTask.FromResult(Score(new RankingRequest
        {
            Dimensions = input.Dimensions,
            Candidates = input.Candidates,
            Evidence = input.Evidence,
            Context = input.Context,
            ContextFeatures = input.ContextFeatures,
        }));
    }
}

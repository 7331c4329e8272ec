using System.Numerics.Tensors;
using SocialRec.Inference.Models;
using SocialRec.Inference.Tensors;

namespace SocialRec.Inference.Ranking;

/// <summary>
/// The ranking model's tensors, for S shoppers with up to C candidates and H context entries: <c>candidates</c> [S, C, D], <c>evidence</c> [S, C, E],
/// <c>context</c> [S, H, D], <c>context_features</c> [S, H, F] and <c>context_mask</c> [S, H] (1 where there is an entry) give <c>scores</c> [S, C, 3].
/// training/README.md says what the features mean.
/// </summary>
public sealed class RankingAdapter : IModelAdapter<RankingRequest, RankingScores>
{
    /// <summary>Numbers that describe shopper and candidate.</summary>
    public const int EvidenceCount = 8;

    /// <summary>Numbers that describe a context entry.</summary>
    public const int ContextFeatureCount = 6;

    /// <summary>The model's name.</summary>
    public const string ModelName = "ranking";

    private const string Candidates = "candidates";
    private const string Evidence = "evidence";
    private const string Context = "context";
    private const string ContextFeatures = "context_features";
    private const string ContextMask = "context_mask";
    private const string Scores = "scores";

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IReadOnlyList<TensorSpec> Inputs { get; } =
    [
        new(Candidates, TensorType.Float, TensorSpec.Free, TensorSpec.Free, TensorSpec.Free),
        new(Evidence, TensorType.Float, TensorSpec.Free, TensorSpec.Free, EvidenceCount),
        new(Context, TensorType.Float, TensorSpec.Free, TensorSpec.Free, TensorSpec.Free),
        new(ContextFeatures, TensorType.Float, TensorSpec.Free, TensorSpec.Free, ContextFeatureCount),
        new(ContextMask, TensorType.Float, TensorSpec.Free, TensorSpec.Free),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<TensorSpec> Outputs { get; } =
        [new(Scores, TensorType.Float, TensorSpec.Free, TensorSpec.Free, RankingScores.HeadCount)];

    /// <inheritdoc/>
    public IReadOnlyList<RankingRequest> Trials { get; } = [TrialRequest(5, 0), TrialRequest(3, 4), TrialRequest(1, 1)];

    /// <inheritdoc/>
    public string? Problem(RankingRequest request)
    {
        if (request.Dimensions < 1)
            return $"Vectors have {request.Dimensions} dimensions.";
        int candidates = request.CandidateCount;
        if (candidates == 0 || request.Evidence.Length != candidates * EvidenceCount || request.Candidates.Length != candidates * request.Dimensions)
            return $"{request.Candidates.Length} numbers are no vectors, and {request.Evidence.Length} no evidence, of the same candidates.";
        int context = request.ContextCount;
        if (request.ContextFeatures.Length != context * ContextFeatureCount || request.Context.Length != context * request.Dimensions)
            return $"{request.Context.Length} numbers are no vectors, and {request.ContextFeatures.Length} no features, of the same context entries.";
        bool finite = IsFinite(request.Candidates) && IsFinite(request.Evidence) && IsFinite(request.Context) && IsFinite(request.ContextFeatures);
        return finite ? null : "A number in the request is NaN or infinite.";
    }

    /// <inheritdoc/>
    public int LengthOf(RankingRequest request) => request.CandidateCount;

    /// <inheritdoc/>
    public int GroupOf(RankingRequest request) => request.Dimensions;

    /// <inheritdoc/>
    public void Write(IReadOnlyList<RankingRequest> batch, int length, TensorBatch inputs)
    {
        int dimensions = batch[0].Dimensions;
        // A shopper without context still needs a row, which the mask leaves out: the runtime cannot multiply by nothing.
        int context = Math.Max(1, batch.Max(request => request.ContextCount));
        var candidateVectors = inputs.AddFloats(Candidates, batch.Count, length, dimensions);
        var evidence = inputs.AddFloats(Evidence, batch.Count, length, EvidenceCount);
        var contextVectors = inputs.AddFloats(Context, batch.Count, context, dimensions);
        var contextFeatures = inputs.AddFloats(ContextFeatures, batch.Count, context, ContextFeatureCount);
        var mask = inputs.AddFloats(ContextMask, batch.Count, context);
        for (int row = 0; row < batch.Count; row++)
        {
            batch[row].Candidates.CopyTo(candidateVectors[(row * length * dimensions)..]);
            batch[row].Evidence.CopyTo(evidence[(row * length * EvidenceCount)..]);
            batch[row].Context.CopyTo(contextVectors[(row * context * dimensions)..]);
            batch[row].ContextFeatures.CopyTo(contextFeatures[(row * context * ContextFeatureCount)..]);
            mask.Slice(row * context, batch[row].ContextCount).Fill(1);
        }
    }

    /// <inheritdoc/>
    public RankingScores Read(RankingRequest request, int row, TensorBatch outputs) =>
        new(OutputReader.Row(outputs[Scores], row, request.CandidateCount * RankingScores.HeadCount));

    /// <inheritdoc/>
    public float Difference(RankingScores one, RankingScores other) => TensorDistance.Largest(one.Values, other.Values);

    // The library says of nothing at all that it is not finite.
    private static bool IsFinite(float[] values) => values.Length == 0 || TensorPrimitives.IsFiniteAll<float>(values);

    private static RankingRequest TrialRequest(int candidates, int context)
    {
        const int dimensions = 4;
        return new RankingRequest
        {
            Dimensions = dimensions,
            Candidates = Wave(candidates * dimensions),
            Evidence = Wave(candidates * EvidenceCount),
            Context = Wave(context * dimensions),
            ContextFeatures = Wave(context * ContextFeatureCount),
        };
    }

    /// <summary>Numbers from 0 to 1 without a pattern that a model could be blind to.</summary>
    private static float[] Wave(int count) => [.. Enumerable.Range(0, count).Select(i => 0.5f + (0.5f * MathF.Sin(1 + (7.3f * i))))];
}

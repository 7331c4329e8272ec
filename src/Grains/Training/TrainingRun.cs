using System.Globalization;
using System.Text.Json;
using SocialRec.Grains.Interfaces.Models;
using SocialRec.Grains.Models;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.Training;
using SocialRec.Recommendation.Bundles;

namespace SocialRec.Grains.Training;

/// <summary>One training run, from the log to a version in the registry.</summary>
internal sealed class TrainingRun(
    LogDatasetReader log, TrainingPipeline pipeline, ArtifactStore artifacts, IGrainFactory grains, TimeProvider time)
{
    // How much of a run's time each part takes, roughly.
    private const double ReadShare = 0.2;
    private const double LearnShare = 0.95;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Runs to the end.</summary>
    /// <param name="tenant">Whose log to learn from.</param>
    /// <param name="request">What to train.</param>
    /// <param name="progress">Told the share that is done, 0 to 1, and what is being done.</param>
    /// <param name="cancellation">Stops the run within moments.</param>
    /// <returns>The version as the registry recorded it.</returns>
    /// <exception cref="InvalidOperationException">The log holds nothing to learn from.</exception>
    public async Task<ModelVersion> RunAsync(string tenant, TrainingRequest request, Action<double, string> progress, CancellationToken cancellation)
    {
        var dataset = await log.ReadAsync(tenant, share => progress(ReadShare * share, "read the log"), cancellation);
        var options = new TrainingOptions { Seed = request.Seed };
        TrainedModel model = await pipeline.TrainAsync(dataset, options, new Learning(progress), cancellation);
        progress(LearnShare, "publish");
        string version = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        using var artifact = new MemoryStream();
        BundleFile.Write(model.ToBundle(version), artifact);
        byte[] bytes = artifact.ToArray();
        string sha256 = await artifacts.WriteAsync(tenant, bytes);
        return await grains.GetGrain<IModelRegistryGrain>(GrainKey.Of(tenant, IModelRegistryGrain.GrainId)).PublishAsync(
            new ModelVersion
            {
                Name = ModelVersion.Items,
                Version = version,
                CreatedMs = time.GetUtcNow().ToUnixTimeMilliseconds(),
                Sha256 = sha256,
                Size = bytes.Length,
                Scores = Scores(model.HeldOut.All(options.Cutoff), model.Manifest),
                Manifest = JsonSerializer.Serialize(model.Manifest, Web),
            },
            request.Activate);
    }

    private static Dictionary<string, double> Scores(EvaluationRow row, TrainingManifest manifest) => new()
    {
        [$"recall@{row.K}"] = row.Recall.Mean,
        [$"ndcg@{row.K}"] = row.Ndcg.Mean,
        [$"mrr@{row.K}"] = row.ReciprocalRank,
        [$"hit_rate@{row.K}"] = row.HitRate,
        [$"coverage@{row.K}"] = row.Coverage,
        [$"novelty@{row.K}"] = row.Novelty,
        [ActivationRule.Interactions] = manifest.Interactions,
    };

    private sealed class Learning(Action<double, string> progress) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => progress(ReadShare + (LearnShare - ReadShare) * value.Share, value.Stage);
    }
}

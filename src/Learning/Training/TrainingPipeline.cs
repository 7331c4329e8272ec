using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Neighbours;
using SocialRec.Learning.Models.Spectral;
using SocialRec.Recommendation.Bundles;

namespace SocialRec.Learning.Training;

/// <summary>From a dataset to what is served: chooses settings on a held-out slice, then learns from everything.</summary>
/// <param name="time">Stamps the manifest.</param>
public sealed class TrainingPipeline(TimeProvider time)
{
    /// <summary>Trains on threads of its own, so that it can run inside a silo.</summary>
    /// <param name="dataset">What to learn from; not changed.</param>
    /// <param name="options">How to learn.</param>
    /// <param name="progress">Told where the run stands; may be null.</param>
    /// <param name="cancellation">Stops the run within moments.</param>
    /// <returns>What is served.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The dataset has no interaction that counts.</exception>
    /// <exception cref="ArithmeticException">A model came out with numbers that are not finite.</exception>
    public Task<TrainedModel> TrainAsync(
        Dataset dataset, TrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(options);
        return Task.Factory.StartNew(
            () => Train(dataset, options, progress, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private TrainedModel Train(Dataset dataset, TrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var workers = new Workers(options.Threads, cancellation);
        var matrix = options.Weighting.ToMatrix(dataset.Log);
        if (matrix.EntryCount == 0) throw new InvalidOperationException("There is nothing to learn from: no interaction has a weight above 0.");

        var stages = new TrainingStages(progress, options, workers);
        var choice = new RecipeChoice(options, stages.Enter("validate", 0, 0.5)).Choose(dataset);
        var scorer = choice.Recipe.Train(matrix, stages.Enter("learn neighbours", 0.5, 0.75));
        var neighbours = NeighbourTable.From(scorer, options.NeighbourCount, stages.Enter("cut neighbours", 0.75, 0.9));
        var spectral = (VectorScorer)new GraphFilterTrainer(options.Dimension).Train(matrix, stages.Enter("learn vectors", 0.9, 1));

        var manifest = new TrainingManifest(
            choice.Description, time.GetUtcNow(), time.GetElapsedTime(started), dataset.Log.Users.Count, dataset.Log.Items.Count, dataset.Log.Count, dataset.Social.LinkCount, options.Seed);
        return new TrainedModel(dataset.Log.Items.Ids, neighbours, spectral.Vectors, matrix.ColumnSums(), Parameters(options), choice.Report, manifest);
    }

    private static Dictionary<string, double> Parameters(TrainingOptions options)
    {
        var weighting = options.Weighting;
        var parameters = weighting.Events.ByType
            .Where(pair => pair.Value > 0)
            .ToDictionary(pair => ParameterNames.HistoryWeightPrefix + pair.Key, pair => (double)pair.Value);
        parameters[ParameterNames.HistoryHalfLifeDays] = double.IsInfinity(weighting.HalfLifeDays) ? 0 : weighting.HalfLifeDays;
        return parameters;
    }
}

using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Neighbours;
using SocialRec.Learning.Models.Social;
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
        var all = options.Weighting.ToMatrix(dataset.Log);
        if (all.EntryCount == 0) throw new InvalidOperationException("There is nothing to learn from: no interaction has a weight above 0.");

        var stages = new TrainingStages(progress, options, workers);
        var split = HeldOutSlice.Create(dataset.Log, options);
        var heldOut = new HeldOut(split.Test, [split.Train]);
        var matrix = options.Weighting.ToMatrix(split.Train);
        var (trainer, recipe) = new RecipeChoice(options, split, matrix).Choose(stages.Enter("choose settings", 0, 0.4));
        var neighbours = Neighbours(trainer, matrix, options, stages, 0.4);
        var served = new NeighbourScorer(neighbours);
        var friendMass = new FriendMass(served, matrix, dataset.Social, heldOut).Fit(options, stages.Enter("weigh friends", 0.6, 0.65));
        var profiles = FriendProfiles.Add(matrix, FriendProfiles.Create(matrix, dataset.Social, workers), friendMass);
        var report = ServedMeasure.Report(served, profiles, heldOut, options, workers);

        if (IsCheap(all)) neighbours = Neighbours(trainer, all, options, stages, 0.7);
        var spectral = (VectorScorer)new GraphFilterTrainer(options.Dimension).Train(all, stages.Enter("learn vectors", 0.9, 1));
        var manifest = new TrainingManifest(
            recipe, time.GetUtcNow(), time.GetElapsedTime(started), dataset.Log.Users.Count, dataset.Log.Items.Count, dataset.Log.Count, dataset.Social.LinkCount, options.Seed);
        return new TrainedModel(
            dataset.Log.Items.Ids, neighbours, spectral.Vectors, all.ColumnSums(), Parameters(options.Weighting, friendMass), report, manifest);
    }

    // Where learning takes long the measured model serves, which lacks the slice held out from a few thousand users.
    private static bool IsCheap(CsrMatrix matrix) => Math.Pow(Math.Min(matrix.RowCount, matrix.ColumnCount), 3) < RelearnOperations;

    private static CsrMatrix Neighbours(ITrainer trainer, CsrMatrix matrix, TrainingOptions options, TrainingStages stages, double from)
    {
        var scorer = trainer.Train(matrix, stages.Enter("learn neighbours", from, from + 0.1));
        return NeighbourTable.From(scorer, options.NeighboursOf(matrix.ColumnCount), stages.Enter("cut neighbours", from + 0.1, from + 0.2));
    }

    private static Dictionary<string, double> Parameters(InteractionWeighting weighting, double friendMass)
    {
        var parameters = weighting.Events.ByType
            .Where(pair => pair.Value > 0)
            .ToDictionary(pair => ParameterNames.HistoryWeightPrefix + pair.Key, pair => (double)pair.Value);
        parameters[ParameterNames.HistoryHalfLifeDays] = double.IsInfinity(weighting.HalfLifeDays) ? 0 : weighting.HalfLifeDays;
        parameters[ParameterNames.HistoryFriendMass] = friendMass;
        return parameters;
    }

    private const double RelearnOperations = 1e12;
}

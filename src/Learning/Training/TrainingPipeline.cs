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
        var slices = HeldOutSlice.CreateAll(dataset.Log, options);
        var (trainer, recipe) = new RecipeChoice(options, slices).Choose(stages.Enter("choose settings", 0, 0.4));
        var tables = slices.Select((slice, turn) => Neighbours(trainer, slice.Matrix, options, stages, 0.4 + 0.2 * turn / slices.Count)).ToArray();
        var weighting = new HistoryFit(slices[0], options).Fit(new NeighbourScorer(tables[0]), stages.Enter("weigh events", 0.6, 0.62));
        var served = slices.Select((slice, turn) => new ServedSlice(new NeighbourScorer(tables[turn]), weighting.ToProfiles(slice.Known), slice.HeldOut)).ToArray();
        var friendMass = new FriendMass(dataset.Social).Fit(served, options, stages.Enter("weigh friends", 0.62, 0.65));
        var report = Report(served[0], dataset.Social, friendMass, options, workers);

        var neighbours = IsCheap(all) ? Neighbours(trainer, all, options, stages, 0.7) : tables[0];
        var spectral = (VectorScorer)new GraphFilterTrainer(options.Dimension).Train(all, stages.Enter("learn vectors", 0.9, 1));
        var manifest = new TrainingManifest(
            recipe, time.GetUtcNow(), time.GetElapsedTime(started), dataset.Log.Users.Count, dataset.Log.Items.Count, dataset.Log.Count, dataset.Social.LinkCount, options.Seed);
        return new TrainedModel(
            dataset.Log.Items.Ids, neighbours, spectral.Vectors, all.ColumnSums(), Parameters(weighting, friendMass), report, manifest);
    }

    private static EvaluationReport Report(ServedSlice served, SocialGraph social, double friendMass, TrainingOptions options, Workers workers) =>
        served.With(FriendProfiles.Add(served.Profiles, FriendProfiles.Create(served.Profiles, social, workers), friendMass)).Report(options, workers);

    // Where learning takes long the measured model serves, which lacks the slice held out from a few thousand users.
    private static bool IsCheap(CsrMatrix matrix) => matrix.EntryCount < RelearnEntries;

    private static CsrMatrix Neighbours(ITrainer trainer, CsrMatrix matrix, TrainingOptions options, TrainingStages stages, double from)
    {
        var scorer = trainer.Train(matrix, stages.Enter("learn neighbours", from, from));
        return NeighbourTable.From(scorer, options.NeighboursOf(matrix.ColumnCount), stages.Enter("cut neighbours", from, from));
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

    private const int RelearnEntries = 4_000_000;
}

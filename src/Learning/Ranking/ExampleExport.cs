using SocialRec.Learning.Data;
using SocialRec.Learning.Training;
using SocialRec.Recommendation.Bundles;

namespace SocialRec.Learning.Ranking;

/// <summary>Makes a file of examples from a log: cuts it into episodes, trains a bundle on what was known at the first, and replays them.</summary>
public static class ExampleExport
{
    private const double FirstMoment = 0.6;

    /// <summary>Dated logs give episodes one after the other over the last two fifths of their time, undated ones a share of each user held out.</summary>
    /// <param name="dataset">The log and who follows whom.</param>
    /// <param name="options">What to cut, and how to train.</param>
    /// <returns>The episodes, oldest first.</returns>
    public static IReadOnlyList<Episode> Cut(Dataset dataset, ExampleExportOptions options)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(options);
        return dataset.Log.Interactions.Any(interaction => interaction.IsDated)
            ? [.. Episodes.InTime(dataset, FirstMoment, options.Until, options.Episodes, options.ExcludeSeen)]
            : [Episodes.HoldOut(dataset, options.Training.Seed, options.HeldOutShare) with { ExcludeSeen = options.ExcludeSeen }];
    }

    /// <summary>Writes the examples of episodes.</summary>
    /// <param name="episodes">Oldest first.</param>
    /// <param name="writer">The file.</param>
    /// <param name="training">How the bundle is learned.</param>
    /// <param name="progress">Told of the training.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task WriteAsync(
        IReadOnlyList<Episode> episodes, RankingExampleWriter writer, TrainingOptions training,
        IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(episodes);
        ArgumentNullException.ThrowIfNull(writer);
        ModelBundle bundle = await TrainAsync(episodes[0], training, progress, cancellationToken);
        foreach (Episode episode in episodes)
        {
            RankingLabel heads = RankingExamples.HeadsOf(episode);
            await foreach (RankingExample example in RankingExamples.CollectAsync(episode, bundle, cancellationToken))
                writer.Write(example, heads);
        }
    }

    /// <summary>Trains the bundle that served at an episode's moment.</summary>
    public static async Task<ModelBundle> TrainAsync(
        Episode episode, TrainingOptions training, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(episode);
        var known = new Dataset(episode.Known, episode.Social, []);
        TrainedModel model = await new TrainingPipeline(TimeProvider.System).TrainAsync(known, training, progress, cancellationToken);
        return model.ToBundle("replayed");
    }
}

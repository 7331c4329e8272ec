using System.Runtime.CompilerServices;
using SocialRec.Learning.Evaluation;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Scenarios;

namespace SocialRec.Learning.Ranking;

/// <summary>Turns episodes into examples for a ranker.</summary>
public static class RankingExamples
{
    /// <summary>One example for each user of whom a candidate has a label: without one there is nothing to learn from the user.</summary>
    /// <param name="episode">The episode.</param>
    /// <param name="bundle">The bundle that serves; learned from no label of the episode.</param>
    /// <param name="cancellationToken">Stops between two users.</param>
    public static async IAsyncEnumerable<RankingExample> CollectAsync(
        Episode episode, ModelBundle? bundle, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(episode);
        var replay = new Replay(episode, bundle);
        var labels = new RankingLabels(episode.Labels);
        var collector = new ExampleCollector();
        var recommender = new Recommender(
            new ScenarioSet(ExampleCollector.Scenario), TimeProvider.System, new RecommenderOptions { CacheEntries = 0, CandidateDeadlineMs = 10_000 }, null, collector);
        foreach (int user in replay.Users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RankedList _ = await replay.AskAsync(recommender, user, ExampleCollector.Scenario.Name, limit: 1);
            RankingLabel[] found = Array.ConvertAll(collector.Items, id => episode.Known.Items.TryGetIndex(id, out int item) ? labels[user, item] : RankingLabel.None);
            if (collector.Input is { } input && found.Any(label => label != RankingLabel.None))
                yield return new RankingExample(input, found);
        }
    }

    /// <summary>The heads that an episode's labels say anything about; the others are not to be trained with it.</summary>
    public static RankingLabel HeadsOf(Episode episode)
    {
        ArgumentNullException.ThrowIfNull(episode);
        return new RankingLabels(episode.Labels).Heads;
    }
}

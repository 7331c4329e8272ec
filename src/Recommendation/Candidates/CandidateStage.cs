using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Candidates;

/// <summary>
/// Runs the sources that the scenario names: each prepares and collects; then each measures its feature for all candidates. A source that throws, or whose turn
/// comes after the deadline, is left out and named. They run one after the other: each takes microseconds, less than handing it to another thread would.
/// </summary>
internal sealed class CandidateStage(TimeProvider clock, TimeSpan deadline, IRecommenderObserver? observer)
{
    // A shopper of whom little is known has few candidates by evidence: popular items make up the number.
    private const int Fewest = 64;

    private static readonly PopularSource Popular = new();

    /// <summary>All sources, in the order in which they run: first what costs nothing, so that no deadline leaves an answer empty, then the strongest evidence.</summary>
    private static readonly ICandidateSource[] Sources =
    [
        Popular, new FriendActsSource(), new CirclesSource(), new TrainedNeighboursSource(), new CoOccurringSource(), new LiveVectorSource(),
        new TextSource(), new OwnItemsSource(), new TrendingSource(), new FreshSource(), new ReviewsSource(),
    ];

    /// <summary>Collects candidates, or takes those that the request gives, and measures them.</summary>
    /// <param name="context">The request, its mask made.</param>
    /// <param name="depth">How many times the scenario's budgets to collect.</param>
    public void Run(RecommendationContext context, int depth)
    {
        long start = clock.GetTimestamp();
        ReadFeed(context);
        ReadCircles(context);
        foreach (ICandidateSource source in Sources)
        {
            if (!context.Scenario.Budgets.TryGetValue(source.Name, out int budget) || context.Degraded.Contains(source.Name))
                continue;
            if (context.Request.Degraded.Contains(source.Name) || clock.GetElapsedTime(start) > deadline)
                Degrade(context, source.Name, error: null);
            else
                Collect(context, source, budget * depth);
        }
        if (context.Candidates.Count < Fewest * depth && context.Scenario.Budgets.ContainsKey(Popular.Name) && !context.Degraded.Contains(Popular.Name))
            Collect(context, Popular, Fewest * depth);
        foreach (string item in context.Request.Candidates)
        {
            int row = context.View.Find(IdHash.Of(item));
            if (context.Mask.Contains(row))
                context.Candidates.Add(row);
        }
        context.ReserveScores();
        foreach (ICandidateSource source in Sources)
            Measure(context, source);
    }

    /// <summary>Reads friends' acts, which several sources use; without them there is no source of friends.</summary>
    private void ReadFeed(RecommendationContext context)
    {
        context.Feed.Clear();
        if (context.Request.Degraded.Contains(SourceNames.Friends))
            return;
        History? agreeing = context.Bundle?.Parameters.Get(ParameterNames.HistoryFriendMass, 0) > 0 ? context.History : null;
        try
        {
            context.Feed.Build(context.Shopper, context.View, ActWeights.Default, context.EvidenceMs, context.Scenario.StrongestOnly, agreeing);
        }
        catch (Exception error)
        {
            context.Feed.Clear();
            Degrade(context, SourceNames.Friends, error);
        }
    }

    /// <summary>Reads the acts of the shopper's circles; without them there is no source of circles.</summary>
    private void ReadCircles(RecommendationContext context)
    {
        context.Circles.Clear();
        if (context.Shopper.Circles.Length == 0 || context.Request.Degraded.Contains(SourceNames.Circles))
            return;
        try
        {
            context.Circles.Build(context.Shopper, context.View, ActWeights.Default, context.EvidenceMs);
        }
        catch (Exception error)
        {
            context.Circles.Clear();
            Degrade(context, SourceNames.Circles, error);
        }
    }

    private void Collect(RecommendationContext context, ICandidateSource source, int budget)
    {
        int before = context.Candidates.Count;
        try
        {
            source.Prepare(context);
            if (context.Request.Candidates.Count == 0)
                source.Collect(context, budget);
        }
        catch (Exception error)
        {
            context.Candidates.Truncate(before);
            Degrade(context, source.Name, error);
        }
    }

    private void Measure(RecommendationContext context, ICandidateSource source)
    {
        context.Candidates.Forget(source.Feature);
        if (!context.Scenario.Budgets.ContainsKey(source.Name) || context.Degraded.Contains(source.Name))
            return;
        try
        {
            source.Measure(context);
        }
        catch (Exception error)
        {
            context.Candidates.Forget(source.Feature);
            Degrade(context, source.Name, error);
        }
    }

    private void Degrade(RecommendationContext context, string source, Exception? error)
    {
        context.Degraded.Add(source);
        observer?.Degraded(source, error);
    }
}

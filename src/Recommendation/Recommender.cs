using SocialRec.Recommendation.Candidates;
using SocialRec.Recommendation.Explaining;
using SocialRec.Recommendation.Filters;
using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scenarios;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation;

/// <summary>
/// Runs the stages: filters, candidates, scoring, mixing, explaining. The answer is a function of shopper, serving state, request (time and seed in it) and the
/// sources left out, all of which it records; the clock serves deadlines and timings only. Safe for many threads.
/// </summary>
public sealed class Recommender
{
    private readonly ScenarioSet _scenarios;
    private readonly TimeProvider _clock;
    private readonly IRecommenderObserver? _observer;
    private readonly CandidateStage _candidateStage;
    private readonly ScoringStage _scoringStage;
    private readonly Dictionary<string, IScorer> _scorers;
    private readonly CandidateCache _cache;
    private readonly ContextPool _contexts = new();

    /// <summary>A recommender.</summary>
    /// <param name="scenarios">The scenarios that requests may name.</param>
    /// <param name="clock">For deadlines and timings.</param>
    /// <param name="options">Limits; the defaults if null.</param>
    /// <param name="observer">Hears timings and faults.</param>
    /// <param name="scorers">Scorers beside <c>evidence</c> and <c>model</c>.</param>
    /// <exception cref="ArgumentException">An option is out of range, or a scenario names a scorer that does not exist.</exception>
    public Recommender(
        ScenarioSet scenarios, TimeProvider clock, RecommenderOptions? options = null, IRecommenderObserver? observer = null, params IEnumerable<IScorer> scorers)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        options ??= new RecommenderOptions();
        if (options.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        _scenarios = scenarios;
        _clock = clock;
        _observer = observer;
        _scorers = ((IScorer[])[new EvidenceScorer(), new ModelOrderScorer(), .. scorers]).ToDictionary(s => s.Name);
        foreach (string name in scenarios.Names)
        {
            if (!_scorers.ContainsKey(scenarios.Find(name)!.Scorer))
                throw new ArgumentException($"Scenario '{name}': there is no scorer '{scenarios.Find(name)!.Scorer}'; there are {string.Join(", ", _scorers.Keys)}.", nameof(scenarios));
        }
        _candidateStage = new CandidateStage(clock, TimeSpan.FromMilliseconds(options.CandidateDeadlineMs), observer);
        _scoringStage = new ScoringStage(_scorers, observer);
        _cache = new CandidateCache(options.CacheEntries);
    }

    /// <summary>Recommends items, or orders those that the request gives.</summary>
    /// <param name="state">The pinned catalog and bundle.</param>
    /// <param name="shopper">For whom.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellationToken">Gives up waiting for a scorer.</param>
    /// <exception cref="RecommendationRequestException">A parameter is out of range or names a scenario or cursor that does not exist.</exception>
    public async ValueTask<RecommendationResult> RecommendAsync(
        ServingState state, Shopper shopper, RecommendationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(shopper);
        ArgumentNullException.ThrowIfNull(request);
        RequestRules.Check(request);
        Scenario scenario = _scenarios.Find(request.Scenario) ?? throw new RecommendationRequestException(
            "scenario", $"there is no scenario '{request.Scenario}'; there are {string.Join(", ", _scenarios.Names)}");
        PageCursor page = request.Cursor is null
            ? PageCursor.First(request.Seed, request.NowMs)
            : PageCursor.Parse(request.Cursor) ?? throw new RecommendationRequestException("cursor", "is not one that an answer gave");
        RecommendationContext context = _contexts.Rent();
        context.Begin(state, shopper, request, scenario, page);
        RecommendationResult result = await AnswerAsync(context, cancellationToken);
        // Not in a finally: a context that a stage threw in the midst of is left to the collector.
        _contexts.Return(context);
        return result;
    }

    private async ValueTask<RecommendationResult> AnswerAsync(RecommendationContext context, CancellationToken cancellationToken)
    {
        int limit = context.Request.Limit;
        IScorer scorer = await RankAsync(context, limit, cancellationToken);
        long start = _clock.GetTimestamp();
        if (context.Request.Candidates.Count == 0)
            MixingStage.Run(context, limit);
        start = Report(Stage.Mixing, start);
        RecommendationResult result = AnswerWriter.Write(context, scorer, Math.Min(limit, context.Ranked.Count));
        Report(Stage.Explaining, start);
        return result;
    }

    /// <summary>Fills the ranked list with what this request may show; looks deeper until there is enough or nothing more comes.</summary>
    private async ValueTask<IScorer> RankAsync(RecommendationContext context, int limit, CancellationToken cancellationToken)
    {
        const int ListsOfBudget = 64;
        IScorer scorer = _scorers[context.Scenario.Scorer];
        int candidates = -1;
        for (int depth = (limit + ListsOfBudget - 1) / ListsOfBudget; ; depth *= 4)
        {
            CandidateKey? key = depth == 1 ? CandidateKey.Of(context) : null;
            if (key is not { } wanted || !Cached(in wanted, context))
            {
                scorer = await DrawAsync(context, depth, cancellationToken);
                if (key is { } drawn && context.Degraded.Count == 0)
                    _cache.Write(in drawn, context.Ranked);
            }
            int before = context.Ranked.Count;
            FilterStage.ApplyOfRequest(context);
            context.Ranked.Keep(context.Mask);
            // One more than is shown tells that there is a next page.
            if (context.Ranked.Count > limit || before == candidates || context.Request.Candidates.Count > 0)
                return scorer;
            candidates = before;
        }
    }

    private bool Cached(in CandidateKey key, RecommendationContext context)
    {
        bool found = _cache.TryRead(in key, context.Ranked);
        _observer?.CacheAsked(found);
        return found;
    }

    /// <summary>Draws candidates and scores them.</summary>
    private async ValueTask<IScorer> DrawAsync(RecommendationContext context, int depth, CancellationToken cancellationToken)
    {
        context.Degraded.Clear();
        long start = _clock.GetTimestamp();
        context.ReadHistory();
        FilterStage.ApplyStanding(context);
        start = Report(Stage.Filters, start);
        _candidateStage.Run(context, depth);
        start = Report(Stage.Candidates, start);
        IScorer scorer = await _scoringStage.RunAsync(context, cancellationToken);
        context.Ranked.Take(context.Candidates, context.Scores, context.Top, CandidateCache.MaxCandidates * depth);
        Report(Stage.Scoring, start);
        return scorer;
    }

    private long Report(Stage stage, long start)
    {
        if (_observer is null)
            return 0;
        long end = _clock.GetTimestamp();
        _observer.StageCompleted(stage, _clock.GetElapsedTime(start, end));
        return end;
    }
}

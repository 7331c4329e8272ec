using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Learning.Ranking;

/// <summary>
/// Asks the product's own stages, offline, what they would have answered at an episode's moment: the catalog, the shoppers and their feeds are rebuilt from what
/// was known by then, so features are computed by the code that computes them when serving.
/// </summary>
public sealed class Replay
{
    private readonly Episode _episode;
    private readonly ReplayedShoppers _shoppers;
    private readonly ServingState _state;
    private readonly Dictionary<int, HashSet<int>> _labelled;

    /// <summary>Rebuilds the moment.</summary>
    /// <param name="episode">The episode.</param>
    /// <param name="bundle">The bundle that serves; learned from no label of the episode.</param>
    public Replay(Episode episode, ModelBundle? bundle)
    {
        ArgumentNullException.ThrowIfNull(episode);
        var events = new ReplayedEvents(episode.Known);
        var view = ReplayedCatalog.Build(events, episode.NowMs);
        _episode = episode;
        _shoppers = new ReplayedShoppers(events, episode.Social);
        _state = new ServingState(view, null).With(view, bundle);
        _labelled = episode.Labels.Interactions
            .GroupBy(label => label.User)
            .ToDictionary(group => group.Key, group => group.Select(label => label.Item).ToHashSet());
    }

    /// <summary>Users with something to find: a label on an item that lists may hold.</summary>
    public IEnumerable<int> Users => _labelled.Keys.Order();

    /// <summary>Asks for one user.</summary>
    /// <param name="recommender">The stages.</param>
    /// <param name="user">A user index.</param>
    /// <param name="scenario">A scenario's name.</param>
    /// <param name="limit">How many items.</param>
    public async ValueTask<RankedList> AskAsync(Recommender recommender, int user, string scenario, int limit)
    {
        ArgumentNullException.ThrowIfNull(recommender);
        var request = new RecommendationRequest
        {
            NowMs = _episode.NowMs,
            Seed = user,
            Limit = limit,
            Scenario = scenario,
            ExcludeSeen = _episode.ExcludeSeen,
            Explain = Recommendation.Explaining.ExplainDetail.None,
        };
        RecommendationResult result = await recommender.RecommendAsync(_state, _shoppers.Of(user), request);
        IdMap items = _episode.Known.Items;
        return new RankedList(
            user,
            [.. result.Items.Select(item => items.TryGetIndex(item.Id, out int index) ? index : -1)],
            [.. result.Items.Select(item => item.Score)]);
    }

    /// <summary>The shopper of a user at the episode's moment.</summary>
    public Shopper ShopperOf(int user) => _shoppers.Of(user);
}

using SocialRec.Identity;
using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.Splits;
using SocialRec.Learning.Training;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Explaining;
using SocialRec.Recommendation.Shoppers;
using SocialRec.Recommendation.Texts;

namespace SocialRec.Benchmarks.Learning;

/// <summary>A shop in which a fifth of the items came in this second: in the catalog with their titles, unknown to the model, untouched by anybody.</summary>
internal sealed class NewItemsWorld
{
    private const double NewShare = 0.2;

    private static readonly long NowMs = DateTimeOffset.Parse("2012-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    private readonly Split _split;
    private readonly CatalogView _view;
    private readonly string[] _newItems;
    private readonly Recommender _recommender = new(new(), TimeProvider.System);

    private NewItemsWorld(Split split, CatalogView view)
    {
        (_split, _view) = (split, view);
        HeldOut = new HeldOut(split.Test, [split.Train]);
        _newItems = [.. split.Test.Interactions.Select(one => one.Item).Distinct().Order().Select(item => split.Test.Items[item])];
    }

    /// <summary>What was held out.</summary>
    public HeldOut HeldOut { get; }

    /// <summary>How many items are new.</summary>
    public int NewItems => _newItems.Length;

    /// <summary>Cuts a log.</summary>
    public static NewItemsWorld Create(TitledLog log, int seed)
    {
        Split split = ItemHoldoutSplit.WholeItems(log.Log, seed, NewShare);
        var popularity = new float[log.Log.Items.Count];
        foreach (Interaction one in split.Train.Interactions)
            popularity[one.Item]++;
        var replica = new CatalogReplica();
        for (int item = 0; item < popularity.Length; item++)
        {
            string id = log.Log.Items[item];
            replica.Apply([new CatalogEntry { Id = id, Version = 1, Kind = CatalogEntryKind.Described, Price = double.NaN, InStock = true, ExpiresMs = long.MaxValue }]);
            replica.ApplyFigures([new FiguresEntry { Id = id, Popularity = popularity[item], Trend = 0, AsOfMs = NowMs }]);
        }

        return new NewItemsWorld(split, replica.Publish(NowMs));
    }

    /// <summary>Trains as a silo would on what is known: the log names no new item.</summary>
    public async Task<ModelBundle> TrainAsync(int seed, int trials, CancellationToken cancellationToken)
    {
        InteractionLog known = new();
        foreach (Interaction one in _split.Train.Interactions)
            known.Add(_split.Train.Users[one.User], _split.Train.Items[one.Item], "purchase", one.Value, one.UnixSeconds);
        var options = new TrainingOptions { Seed = seed, SearchTrials = trials };
        return (await new TrainingPipeline(TimeProvider.System).TrainAsync(new Dataset(known), options, null, cancellationToken)).ToBundle("new-items");
    }

    /// <summary>What requests pin, with or without a model.</summary>
    /// <param name="bundle">The model; null for none.</param>
    /// <param name="vectors">A vector of each item's title.</param>
    public ServingState Serve(ModelBundle? bundle, float[][] vectors)
    {
        ServingState state = new ServingState(_view, null).With(_view, bundle);
        var relations = new TextRelations();
        for (int item = 0; item < vectors.Length; item++)
            relations.Set(_view.Find(IdHash.Of(_split.Train.Items[item])), vectors[item]);
        return state with { Texts = relations.Relate(state.Binding) };
    }

    /// <summary>The new items in the order in which a scenario puts them for each user.</summary>
    public async Task<List<RankedList>> RankAsync(ServingState state, string scenario, int length)
    {
        ILookup<int, Interaction> own = _split.Train.Interactions.OrderByDescending(one => one.UnixSeconds).ToLookup(one => one.User);
        List<RankedList> lists = [];
        foreach (int user in HeldOut.Users)
        {
            Interaction[] recent = [.. own[user].Take(Shopper.MaxRecent)];
            var shopper = new Shopper
            {
                RecentItems = Array.ConvertAll(recent, one => IdHash.Of(_split.Train.Items[one.Item])),
                RecentActs = Array.ConvertAll(recent, _ => (byte)ActType.Purchase),
                RecentValues = Array.ConvertAll(recent, _ => float.NaN),
                RecentTimesMs = Array.ConvertAll(recent, one => one.UnixSeconds * 1000),
            };
            var request = new RecommendationRequest { NowMs = NowMs, Seed = user, Limit = length, Scenario = scenario, Candidates = _newItems, Explain = ExplainDetail.None };
            RecommendationResult result = await _recommender.RecommendAsync(state, shopper, request);
            lists.Add(new RankedList(user, [.. result.Items.Select(item => _split.Test.Items.TryGetIndex(item.Id, out int index) ? index : -1)], []));
        }

        return lists;
    }

    /// <summary>The same list for all: what sells best of the new items, which nobody can know on their first day.</summary>
    public List<RankedList> RankByFuture(int length)
    {
        int[] best = [.. _split.Test.Interactions.CountBy(one => one.Item).OrderByDescending(item => item.Value).ThenBy(item => item.Key).Take(length).Select(item => item.Key)];
        return [.. HeldOut.Users.Select(user => new RankedList(user, best, []))];
    }

    /// <summary>New items by chance.</summary>
    public List<RankedList> RankByChance(int length, int seed)
    {
        var random = new Random(seed);
        int[] items = [.. _newItems.Select(item => _split.Test.Items.TryGetIndex(item, out int index) ? index : -1)];
        return [.. HeldOut.Users.Select(user => new RankedList(user, random.GetItems(items, 4 * length).Distinct().Take(length).ToArray(), []))];
    }
}

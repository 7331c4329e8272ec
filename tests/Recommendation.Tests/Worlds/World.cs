using SocialRec.Identity;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Scenarios;
using SocialRec.Recommendation.Shoppers;
using SocialRec.Recommendation.Texts;
using SocialRec.TestKit;

namespace SocialRec.Recommendation.Tests.Worlds;

/// <summary>A small catalog, a bundle and a recommender, planted by a test.</summary>
internal sealed class World
{
    public const long Now = 1_767_225_600_000 + 90 * Day;
    public const long Minute = 60_000, Hour = 60 * Minute, Day = 24 * Hour;

    private readonly CatalogReplica _replica = new();
    private readonly Dictionary<string, long> _versions = [];
    private readonly Dictionary<string, float[]> _vectors = [];
    private readonly Dictionary<string, List<(string Item, float Weight)>> _neighbours = [];
    private readonly Dictionary<string, double> _parameters = [];
    private readonly Dictionary<string, float[]> _texts = [];

    public FakeTimeProvider Clock { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public List<Scenario> Scenarios { get; } = [];

    public RecommenderOptions Options { get; init; } = new();

    /// <summary>Items <c>filler-0</c> and so on, a bit popular, so that there is always something to recommend.</summary>
    public World Fillers(int count)
    {
        for (int i = 0; i < count; i++)
            Item($"filler-{i}").Figures($"filler-{i}", popularity: 3);
        return this;
    }

    public World Item(string id, Func<CatalogEntry, CatalogEntry>? change = null)
    {
        var entry = new CatalogEntry
        {
            Id = id,
            Version = _versions[id] = _versions.GetValueOrDefault(id) + 1,
            Kind = CatalogEntryKind.Described,
            InStock = true,
            ExpiresMs = long.MaxValue,
            Price = double.NaN,
        };
        _replica.Apply([change is null ? entry : change(entry)]);
        return this;
    }

    public World Figures(string id, float popularity = 0, float trend = 0, params (string Item, float Weight)[] before)
    {
        _replica.ApplyFigures([new FiguresEntry
        {
            Id = id,
            Popularity = popularity,
            Trend = trend,
            AsOfMs = Now,
            Neighbours = [.. before.Select(b => IdHash.Of(b.Item))],
            NeighbourWeights = [.. before.Select(b => b.Weight)],
        }]);
        return this;
    }

    public World Reviewed(string id, int happy, int unhappy, params RowAspect[] aspects)
    {
        _replica.ApplyFigures([new FiguresEntry { Id = id, Popularity = 3, Trend = 0, AsOfMs = Now, Opinion = new RowOpinion(happy + unhappy, happy, unhappy, aspects) }]);
        return this;
    }

    /// <summary>Gives an item's text a vector; close vectors read alike.</summary>
    public World Text(string id, params float[] vector)
    {
        _texts[id] = vector;
        return this;
    }

    public World Trained(string from, params (string Item, float Weight)[] neighbours)
    {
        _neighbours[from] = [.. neighbours];
        return this;
    }

    public World Vector(string item, params float[] values)
    {
        _vectors[item] = values;
        return this;
    }

    public World Parameter(string name, double value)
    {
        _parameters[name] = value;
        return this;
    }

    public ServingState State()
    {
        CatalogView view = _replica.Publish(Clock.GetUtcNow().ToUnixTimeMilliseconds());
        Clock.Advance(TimeSpan.FromMinutes(1));
        ServingState state = new ServingState(view, null).With(view, Bundle());
        TextRelations texts = new();
        foreach ((string id, float[] vector) in _texts)
            texts.Set(view.Find(IdHash.Of(id)), vector);
        return state with { Texts = texts.Relate(state.Binding) };
    }

    public Recommender Recommender() => new(new ScenarioSet(Scenarios), Clock, Options, Observer);

    public async Task<RecommendationResult> AskAsync(Shopper shopper, Func<RecommendationRequest, RecommendationRequest>? change = null)
    {
        var request = new RecommendationRequest { NowMs = Now, Seed = 1, Limit = 10 };
        return await Recommender().RecommendAsync(State(), shopper, change is null ? request : change(request));
    }

    private ModelBundle? Bundle()
    {
        string[] items = [.. _neighbours.Keys.Union(_neighbours.Values.SelectMany(n => n).Select(n => n.Item)).Union(_vectors.Keys)];
        if (items.Length == 0)
            return null;
        (string Item, float Weight)[][] rows = [.. items.Select(i => _neighbours.GetValueOrDefault(i, []).ToArray())];
        int[] offsets = new int[items.Length + 1];
        for (int i = 0; i < items.Length; i++)
            offsets[i + 1] = offsets[i] + rows[i].Length;
        int dimensions = _vectors.Values.FirstOrDefault()?.Length ?? 0;
        return new ModelBundle(
            "test-1",
            items,
            dimensions == 0 ? null : new ItemVectors([.. items.SelectMany(i => _vectors.GetValueOrDefault(i) ?? new float[dimensions])], dimensions),
            new NeighbourGraph(offsets, [.. rows.SelectMany(r => r).Select(n => Array.IndexOf(items, n.Item))], [.. rows.SelectMany(r => r).Select(n => n.Weight)]),
            _parameters);
    }
}

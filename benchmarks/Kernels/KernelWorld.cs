using SocialRec.Identity;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Benchmarks.Kernels;

/// <summary>A generated catalog with a bundle, and shoppers with full histories and feeds: the recommender's heaviest ordinary request.</summary>
internal sealed class KernelWorld
{
    public const long NowMs = 1_775_000_000_000;

    private const int NeighboursPerItem = 64;
    private const int Dimensions = 64;

    private readonly Random _random = new(1);
    private readonly string[] _ids;

    public KernelWorld(int items, int shoppers, int recent, int feed)
    {
        _ids = [.. Enumerable.Range(0, items).Select(i => $"item-{i}")];
        CatalogView view = Catalog();
        State = new ServingState(view, null).With(view, Bundle());
        Shoppers = [.. Enumerable.Range(0, shoppers).Select(i => NewShopper(i, recent, feed))];
    }

    public ServingState State { get; }

    public Shopper[] Shoppers { get; }

    // Events, neighbours and friends' acts fall on few items, as they do in shops.
    private int SkewedItem() => (int)(_ids.Length * Math.Pow(_random.NextDouble(), 2.5));

    private CatalogView Catalog()
    {
        var replica = new CatalogReplica();
        replica.Apply([.. _ids.Select((id, i) => new CatalogEntry
        {
            Id = id,
            Version = 1,
            Kind = CatalogEntryKind.Described,
            Categories = [$"category-{i % 40}"],
            InStock = true,
            PublishedMs = NowMs - _random.NextInt64(365L * 86_400_000),
            ExpiresMs = long.MaxValue,
        })]);
        replica.ApplyFigures([.. _ids.Select((id, i) => new FiguresEntry
        {
            Id = id,
            Popularity = 10_000f / (i + 1),
            Trend = 100f / (i + 1),
            AsOfMs = NowMs,
            Neighbours = [.. Enumerable.Range(0, 32).Select(_ => IdHash.Of(_ids[SkewedItem()])).Distinct()],
            NeighbourWeights = [.. Enumerable.Range(0, 32).Select(n => 32f - n)],
        })]);
        return replica.Publish(NowMs);
    }

    private ModelBundle Bundle()
    {
        int items = _ids.Length;
        int[] offsets = [.. Enumerable.Range(0, items + 1).Select(i => i * NeighboursPerItem)];
        var targets = new int[items * NeighboursPerItem];
        var weights = new float[targets.Length];
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = SkewedItem();
            weights[i] = 0.3f / (1 + i % NeighboursPerItem);
        }
        var vectors = new float[items * Dimensions];
        for (int i = 0; i < vectors.Length; i++)
            vectors[i] = _random.NextSingle() - 0.5f;
        return new ModelBundle("bench", _ids, new ItemVectors(vectors, Dimensions), new NeighbourGraph(offsets, targets, weights));
    }

    private Shopper NewShopper(int number, int recent, int feed)
    {
        ulong[] items = [.. Enumerable.Range(0, recent).Select(_ => IdHash.Of(_ids[SkewedItem()]))];
        string[] feedItems = [.. Enumerable.Range(0, feed).Select(_ => _ids[SkewedItem()])];
        return new Shopper
        {
            User = $"shopper-{number}",
            Version = 1,
            RecentItems = items,
            RecentActs = [.. items.Select(_ => (byte)(_random.Next(3) switch { 0 => ActType.View, 1 => ActType.Like, _ => ActType.Purchase }))],
            RecentValues = [.. items.Select(_ => float.NaN)],
            RecentTimesMs = [.. items.Select((_, i) => NowMs - i * 3_600_000L)],
            Seen = [.. items.Distinct().Order()],
            Settled = [.. items.Take(recent / 3).Distinct().Order()],
            Feed = new ArrayFeed([.. feedItems.Select((_, i) => new FeedEntry($"friend-{i % 60}", ActType.Like, NowMs - i * 600_000L, null, false))]),
            FeedItems = [.. feedItems.Select(IdHash.Of)],
        };
    }

    private sealed class ArrayFeed(FeedEntry[] entries) : IFeed
    {
        public int Count => entries.Length;

        public FeedEntry this[int index] => entries[index];
    }
}

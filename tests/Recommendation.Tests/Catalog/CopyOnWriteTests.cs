using FsCheck;
using FsCheck.Fluent;
using SocialRec.Identity;
using SocialRec.Recommendation.Catalog;

namespace SocialRec.Recommendation.Tests.Catalog;

/// <summary>Any sequence of writes and publications, against dictionaries: each picture must keep showing what the model held when it was taken.</summary>
public sealed class CopyOnWriteTests
{
    [Fact]
    public void Pictures_OfAnyHistoryOfWrites_NeverChange() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var replica = new CatalogReplica(new CatalogReplicaOptions { FiguresIntervalMs = 0 });
        var model = new Dictionary<string, CatalogEntry>();
        var popularity = new Dictionary<string, float>();
        var pictures = new List<(CatalogView View, Dictionary<string, CatalogEntry> Rows, Dictionary<string, float> Popularity)>();
        for (int step = 0; step < 30; step++)
        {
            Write(random, replica, model, popularity);
            if (random.Next(3) == 0)
                pictures.Add((replica.Publish(nowMs: step), new(model), new(popularity)));
        }
        return pictures.All(p => Agrees(p.View, p.Rows, p.Popularity));
    }).QuickCheckThrowOnFailure();

    private static void Write(Random random, CatalogReplica replica, Dictionary<string, CatalogEntry> model, Dictionary<string, float> popularity)
    {
        string id = $"item-{random.Next(1500)}";
        if (random.Next(4) == 0)
        {
            popularity[id] = random.Next(1000);
            replica.ApplyFigures([new FiguresEntry { Id = id, Popularity = popularity[id], Trend = 0, AsOfMs = 0 }]);
            return;
        }
        CatalogEntry[] batch = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => Entry(random))];
        replica.Apply(batch);
        foreach (CatalogEntry entry in batch)
        {
            if (!model.TryGetValue(entry.Id, out CatalogEntry old) || old.Version < entry.Version)
                model[entry.Id] = entry;
        }
    }

    private static CatalogEntry Entry(Random random) => new()
    {
        Id = $"item-{random.Next(1500)}",
        Version = random.Next(1, 6),
        Kind = random.Next(8) == 0 ? CatalogEntryKind.Removed : CatalogEntryKind.Described,
        Categories = [$"category-{random.Next(4)}"],
        Price = random.Next(100),
        InStock = random.Next(2) == 0,
        Hidden = random.Next(5) == 0,
        ExpiresMs = long.MaxValue,
    };

    private static bool Agrees(CatalogView view, Dictionary<string, CatalogEntry> rows, Dictionary<string, float> popularity)
    {
        foreach ((string id, CatalogEntry entry) in rows)
        {
            int row = view.Find(IdHash.Of(id));
            if (row < 0 || view.IdOf(row) != id || view.RowVersion(row) != entry.Version || !FlagsAgree(view.FlagsOf(row), entry))
                return false;
            if (entry.Kind != CatalogEntryKind.Removed && (view.Price(row) != (float)entry.Price || !view.Categories(row).SequenceEqual([view.FindCategory(entry.Categories![0])])))
                return false;
        }
        return popularity.All(p => Math.Abs(view.Popularity(view.Find(IdHash.Of(p.Key))) - MathF.Log2(1 + p.Value)) < 0.05f)
            && ListsAgree(view, rows, popularity);
    }

    private static bool FlagsAgree(RowFlags flags, CatalogEntry entry) => entry.Kind == CatalogEntryKind.Removed
        ? flags == RowFlags.None
        : flags == (RowFlags.Listed | (entry.Hidden ? RowFlags.Hidden : 0) | (entry.InStock ? RowFlags.InStock : 0));

    private static bool ListsAgree(CatalogView view, Dictionary<string, CatalogEntry> rows, Dictionary<string, float> popularity)
    {
        bool Shown(string id) => rows.TryGetValue(id, out CatalogEntry entry) && entry.Kind != CatalogEntryKind.Removed && !entry.Hidden;
        string[] popular = [.. view.Lists.Popular.Select(view.IdOf)];
        if (popular.Length != popularity.Count(p => p.Value > 0 && Shown(p.Key)) || !popular.All(Shown))
            return false;
        int category = view.FindCategory("category-1");
        return view.ListsOf(category).Popular.All(row => view.Categories(row).Contains(category));
    }
}

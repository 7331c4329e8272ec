using SocialRec.Identity;
using SocialRec.Learning.Data;
using SocialRec.Recommendation.Catalog;

namespace SocialRec.Learning.Ranking;

/// <summary>The catalog as its replica would stand at an episode's moment: popularity, trend, co-occurrence and first appearance of each item.</summary>
internal static class ReplayedCatalog
{
    private const double TrendHalfLifeMs = 24 * 3_600_000;
    // As user grains pair acts: up to eight items of the day before.
    private const int ItemsBefore = 8;
    private const long WindowSeconds = 24 * 3600;
    private const int NeighboursPerItem = 32;

    public static CatalogView Build(ReplayedEvents events, long nowMs)
    {
        InteractionLog log = events.Log;
        int count = log.Items.Count;
        var (popularity, trend, firstMs) = (new float[count], new double[count], new long[count]);
        Array.Fill(firstMs, long.MaxValue);
        foreach (Interaction one in log.Interactions)
        {
            float weight = EventWeights.Default.Of(log.Types[one.Type]);
            popularity[one.Item] += weight;
            if (!one.IsDated)
                continue;
            long timeMs = ReplayedEvents.TimeMs(one);
            trend[one.Item] += weight * Math.Pow(2, -(nowMs - timeMs) / TrendHalfLifeMs);
            firstMs[one.Item] = Math.Min(firstMs[one.Item], timeMs);
        }

        Dictionary<int, float>[] before = CountBefore(events);
        var replica = new CatalogReplica();
        for (int item = 0; item < count; item++)
        {
            if (popularity[item] > 0)
                Apply(replica, log.Items, item, Math.Max(0, popularity[item]), (float)Math.Max(0, trend[item]), firstMs[item], before[item], nowMs);
        }

        return replica.Publish(nowMs);
    }

    private static void Apply(
        CatalogReplica replica, IdMap items, int item, float popularity, float trend, long firstMs, Dictionary<int, float> before, long nowMs)
    {
        var heaviest = before.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(NeighboursPerItem).ToArray();
        replica.Apply([new CatalogEntry
        {
            Id = items[item],
            Version = 1,
            Kind = CatalogEntryKind.Observed,
            Price = double.NaN,
            PublishedMs = firstMs == long.MaxValue ? 0 : firstMs,
            ExpiresMs = long.MaxValue,
        }]);
        replica.ApplyFigures([new FiguresEntry
        {
            Id = items[item],
            Popularity = popularity,
            Trend = trend,
            AsOfMs = nowMs,
            Neighbours = [.. heaviest.Select(pair => IdHash.Of(items[pair.Key]))],
            NeighbourWeights = [.. heaviest.Select(pair => pair.Value)],
        }]);
    }

    /// <summary>For each item how often each other one came shortly before it, as user grains count it.</summary>
    private static Dictionary<int, float>[] CountBefore(ReplayedEvents events)
    {
        Dictionary<int, float>[] before = [.. Enumerable.Range(0, events.Log.Items.Count).Select(_ => new Dictionary<int, float>())];
        for (int user = 0; user < events.Log.Users.Count; user++)
        {
            ReadOnlySpan<Interaction> own = events.Of(user);
            for (int i = 1; i < own.Length; i++)
                CountBefore(own[..i], own[i], before[own[i].Item]);
        }

        return before;
    }

    private static void CountBefore(ReadOnlySpan<Interaction> earlier, Interaction act, Dictionary<int, float> counts)
    {
        var found = new List<int>(ItemsBefore);
        for (int i = earlier.Length - 1; i >= 0 && found.Count < ItemsBefore; i--)
        {
            Interaction one = earlier[i];
            bool tooOld = act.IsDated && one.IsDated && act.UnixSeconds - one.UnixSeconds > WindowSeconds;
            if (tooOld || one.Item == act.Item || found.Contains(one.Item))
                continue;
            found.Add(one.Item);
            counts[one.Item] = counts.GetValueOrDefault(one.Item) + 1;
        }
    }
}

using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Grains.Items;

/// <summary>
/// What an item's events add up to. Each act counts once: one watermark per log partition tells what is new, so a repeated delta changes nothing,
/// and a delta that leaves a gap is not applied.
/// </summary>
/// <param name="trendHalfLifeMs">Milliseconds after which an act counts half in the trend.</param>
internal sealed class ItemFacts(double trendHalfLifeMs)
{
    private const int MaxNeighbours = 32;

    private readonly Dictionary<int, long> _positions = [];
    private readonly DecayedCounts _trend = new(trendHalfLifeMs);
    private readonly CoOccurrenceSketch _before = new();
    private readonly RecentActs _recent = new();
    private long[] _counts = [];

    /// <summary>Whether no event has been applied yet.</summary>
    public bool IsEmpty => _positions.Count == 0;

    /// <summary>Whether anything was ever written about the item.</summary>
    public bool HasReviews => _counts.Length > 0 && _counts[(int)EventType.Review] + _counts[(int)EventType.Comment] > 0;

    /// <summary>The partitions followed.</summary>
    public IEnumerable<int> Partitions => _positions.Keys;

    /// <summary>The last position applied of a partition; 0 for none.</summary>
    public long Applied(int partition) => _positions.GetValueOrDefault(partition);

    /// <summary>Applies the acts above the watermark; none if the delta begins beyond it.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Apply(ItemDelta delta)
    {
        long applied = Applied(delta.Partition);
        if (delta.Previous > applied)
            return false;
        long last = applied;
        foreach (ItemAct act in delta.Acts)
        {
            if (act.Position <= last)
                continue;
            Count(act);
            last = act.Position;
        }

        if (last == applied)
            return false;
        _positions[delta.Partition] = last;
        return true;
    }

    /// <summary>What the catalog and the replicas are told.</summary>
    public ItemFigures Figures(string id, long nowMs)
    {
        float popularity = 0;
        double trend = 0;
        for (int type = 1; type < _counts.Length; type++)
        {
            float weight = ActWeights.Of((EventType)type);
            popularity += weight * _counts[type];
            trend += weight * _trend.At((EventType)type, nowMs);
        }

        var (neighbours, weights) = _before.Heaviest(MaxNeighbours);
        return new ItemFigures(id, Math.Max(0, popularity), (float)Math.Max(0, trend), nowMs, neighbours, weights);
    }

    /// <summary>The item as callers see it, without its row.</summary>
    public ItemDetails Details(string id, long nowMs)
    {
        var counts = new Dictionary<EventType, long>();
        var trend = new Dictionary<EventType, double>();
        for (int type = 1; type < _counts.Length; type++)
        {
            if (_counts[type] == 0)
                continue;
            counts[(EventType)type] = _counts[type];
            trend[(EventType)type] = _trend.At((EventType)type, nowMs);
        }

        ItemAct[] recent = _recent.ToArray();
        Array.Reverse(recent);
        return new ItemDetails { Id = id, EventCounts = counts, Trend = trend, Recent = recent };
    }

    /// <summary>A copy to store.</summary>
    public ItemRecord ToRecord() => new()
    {
        Partitions = [.. _positions.Keys],
        Positions = [.. _positions.Values],
        Counts = [.. _counts],
        LandmarkMs = _trend.LandmarkMs,
        Trend = [.. _trend.Sums],
        SketchItems = [.. _before.Items],
        SketchWeights = [.. _before.Weights],
        SketchErrors = [.. _before.Errors],
        Recent = _recent.ToArray(),
    };

    /// <summary>Takes over a stored copy; the arrays become this instance's own.</summary>
    public void Restore(ItemRecord record)
    {
        for (int i = 0; i < record.Partitions.Length; i++)
            _positions[record.Partitions[i]] = record.Positions[i];
        _counts = record.Counts;
        _trend.Restore(record.LandmarkMs, record.Trend);
        _before.Restore(record.SketchItems, record.SketchWeights, record.SketchErrors);
        foreach (ItemAct act in record.Recent)
            _recent.Add(act);
    }

    private void Count(ItemAct act)
    {
        if (_counts.Length == 0)
            _counts = new long[ActWeights.Types];
        _counts[(int)act.Type]++;
        if (act.TimeMs is { } timeMs)
            _trend.Add(act.Type, timeMs);
        _recent.Add(act);
        float weight = ActWeights.Of(act.Type);
        if (weight <= 0)
            return;
        for (int step = 0; step < act.Before.Length; step++)
            _before.Add(act.Before[step], weight / MathF.Sqrt(step + 1));
    }
}

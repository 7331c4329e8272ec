using SocialRec.Grains.Items;
using SocialRec.Grains.State;
using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Grains.Circles;

/// <summary>
/// How much each item is acted on, in bounded space: forward-decayed sums (Cormode, Shkapenyuk, Srivastava and Xu, ICDE 2009) of
/// <see cref="ActWeights"/>. A newcomer takes the place of the least active item once <see cref="Capacity"/> items are known.
/// </summary>
/// <param name="halfLifeMs">Milliseconds after which an act counts half.</param>
internal sealed class ItemActivity(double halfLifeMs)
{
    /// <summary>The most items known.</summary>
    public const int Capacity = 512;

    // Undated history says what is liked, but not that it is liked now.
    private const double UndatedShare = 0.3;

    // 2^512 leaves half of a double's exponent for the sums themselves.
    private const double MaxHalfLives = 512;

    private readonly Dictionary<string, (double Dated, double Undated)> _sums = [];
    private long _landmarkMs;

    /// <summary>How many items are known.</summary>
    public int Count => _sums.Count;

    /// <summary>Counts an act.</summary>
    public void Add(FriendAct act) => Add(act, ActWeights.Of(act.Type));

    /// <summary>Takes an act back that was counted.</summary>
    public void Remove(FriendAct act) => Add(act, -ActWeights.Of(act.Type));

    /// <summary>The most active items at a time, most active first; what has decayed to nothing is left out.</summary>
    public (string[] Items, float[] Weights) Top(int most, long nowMs)
    {
        const double Nothing = 1e-3;
        (string Item, double Weight)[] top =
        [
            .. _sums.Select(sum => (Item: sum.Key, Weight: At(sum.Value, nowMs))).Where(sum => sum.Weight > Nothing)
                .OrderByDescending(sum => sum.Weight).ThenBy(sum => sum.Item, StringComparer.Ordinal).Take(most),
        ];
        return (Array.ConvertAll(top, sum => sum.Item), Array.ConvertAll(top, sum => (float)sum.Weight));
    }

    public void Write(StateWriter writer)
    {
        writer.Signed(_landmarkMs);
        writer.Count(_sums.Count);
        foreach ((string item, (double dated, double undated)) in _sums)
        {
            writer.String(item);
            writer.Double(dated);
            writer.Double(undated);
        }
    }

    public static ItemActivity Read(ref StateReader reader, double halfLifeMs)
    {
        ItemActivity activity = new(halfLifeMs) { _landmarkMs = reader.Signed() };
        for (int n = reader.Count(); n > 0; n--)
        {
            string item = HashedIds.Of(reader.Bytes()).Id;
            activity._sums[item] = (reader.Double(), reader.Double());
        }

        return activity;
    }

    private void Add(FriendAct act, double weight)
    {
        string item = HashedIds.Of(act.Item).Id;
        if (weight == 0 || (!_sums.TryGetValue(item, out var sum) && (weight < 0 || !MakeRoom())))
            return;
        if (act.TimeMs is { } timeMs)
            sum.Dated += weight * Growth(timeMs);
        else
            sum.Undated += weight;

        // What is taken back twice, or after it was displaced, leaves nothing behind.
        sum = (Math.Max(0, sum.Dated), Math.Max(0, sum.Undated));
        if (sum == default)
            _sums.Remove(item);
        else
            _sums[item] = sum;
    }

    private double Growth(long timeMs)
    {
        if (_landmarkMs == 0)
            _landmarkMs = timeMs;
        if (timeMs - _landmarkMs > MaxHalfLives * halfLifeMs)
        {
            double factor = double.Exp2((_landmarkMs - timeMs) / halfLifeMs);
            foreach (string item in _sums.Keys.ToArray())
                _sums[item] = _sums[item] with { Dated = _sums[item].Dated * factor };
            _landmarkMs = timeMs;
        }

        return double.Exp2((timeMs - _landmarkMs) / halfLifeMs);
    }

    private double At((double Dated, double Undated) sum, long nowMs) =>
        sum.Dated * double.Exp2((_landmarkMs - nowMs) / halfLifeMs) + UndatedShare * sum.Undated;

    private bool MakeRoom()
    {
        if (_sums.Count < Capacity)
            return true;
        long nowMs = _landmarkMs;
        return _sums.Remove(_sums.MinBy(sum => At(sum.Value, nowMs)).Key);
    }
}

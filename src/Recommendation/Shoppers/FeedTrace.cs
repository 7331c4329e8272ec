using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Filters;

namespace SocialRec.Recommendation.Shoppers;

/// <summary>
/// What friends' acts weigh: for each feed entry the catalog row and the act's weight after time decay, and the same by item, since what one friend likes others
/// often like too. Reusable.
/// </summary>
public sealed class FeedTrace
{
    private const float HalfLifeDays = 5;
    // What a friend did just now is news: it outweighs twenty acts of last week, and is old after a day or two.
    private const float NewsFactor = 20;
    private const float NewsHalfLifeDays = 0.25f;
    private const long NewsMs = 2 * 86_400_000L;
    // Undated history says who likes what, but not that it is news.
    private const float UndatedWeight = 0.3f;
    private const float DirectFactor = 3;

    private int[] _rows = new int[512];
    private float[] _weights = new float[512];
    private long[] _timesMs = new long[512];
    private readonly RowSlots _items = new();
    private float[] _itemWeights = new float[512];
    private int[] _itemOrigins = new int[512];

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>Catalog row of each entry; −1 where the catalog has none.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>Weight of each entry; 0 for acts that say nothing, and for silenced people's.</summary>
    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, Count);

    /// <summary>Catalog rows of the items that some act of weight fell on, each once.</summary>
    public ReadOnlySpan<int> ItemRows => _items.Rows;

    /// <summary>The sum of each item's acts.</summary>
    public ReadOnlySpan<float> ItemWeights => _itemWeights.AsSpan(0, _items.Count);

    /// <summary>The entry of each item's strongest act.</summary>
    public ReadOnlySpan<int> ItemOrigins => _itemOrigins.AsSpan(0, _items.Count);

    /// <summary>Fills the trace for one request.</summary>
    public void Build(Shopper shopper, CatalogView view, ActWeights acts, long nowMs)
    {
        ArgumentNullException.ThrowIfNull(shopper);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(acts);
        Count = Math.Min(shopper.FeedItems.Length, shopper.Feed.Count);
        if (_rows.Length < Count)
            Reserve(Count);
        for (int i = 0; i < Count; i++)
        {
            FeedEntry entry = shopper.Feed[i];
            float weight = SilencedPeople.Allows(shopper, i) ? acts.Of((byte)entry.Act) : 0;
            _weights[i] = weight * (entry.Direct ? DirectFactor : 1) * (entry.TimeMs == 0 ? UndatedWeight : News(nowMs - entry.TimeMs));
            _timesMs[i] = entry.TimeMs;
        }

        Decay.Apply(_weights.AsSpan(0, Count), _timesMs, nowMs, HalfLifeDays);
        view.Find(shopper.FeedItems.AsSpan(0, Count), _rows.AsSpan(0, Count));
        Merge(view.Count);
    }

    /// <summary>Forgets all entries.</summary>
    public void Clear()
    {
        Count = 0;
        _items.Clear(0);
    }

    private void Merge(int rows)
    {
        _items.Clear(rows);
        for (int i = 0; i < Count; i++)
        {
            if (_rows[i] < 0 || _weights[i] <= 0)
                continue;
            if (_items.Add(_rows[i], out int slot))
            {
                (_itemWeights[slot], _itemOrigins[slot]) = (_weights[i], i);
                continue;
            }
            _itemWeights[slot] += _weights[i];
            if (_weights[i] > _weights[_itemOrigins[slot]])
                _itemOrigins[slot] = i;
        }
    }

    private void Reserve(int count)
    {
        (_rows, _weights, _timesMs) = (new int[count], new float[count], new long[count]);
        (_itemWeights, _itemOrigins) = (new float[count], new int[count]);
    }

    private static float News(long ageMs) =>
        ageMs > NewsMs ? 1 : 1 + NewsFactor * float.Exp2(-Math.Max(0, ageMs) / 86_400_000f * (1 / NewsHalfLifeDays - 1 / HalfLifeDays));
}

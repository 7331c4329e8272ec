using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Filters;
using SocialRec.Recommendation.Kernels;

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
    private const float UndatedWeight = 0.03f;
    private const float DirectFactor = 3;

    /// <summary>What a friend counts without an item in common, beside 1 for a friend with the very same: in training and when serving.</summary>
    public const float Stranger = 0.02f;

    /// <summary>How many of the friends' items lead on to others where only the strongest count.</summary>
    public const int MostLeads = 16;

    private int[] _rows = new int[512];
    private float[] _weights = new float[512];
    private long[] _timesMs = new long[512];
    private byte[] _acts = new byte[512];
    private bool[] _direct = new bool[512];
    private ushort[] _actors = new ushort[512];
    private readonly RowSlots _items = new();
    private float[] _itemWeights = new float[512];
    private float[] _leads = new float[512], _itemLeads = new float[512];
    private int[] _itemOrigins = new int[512];
    private int[] _slots = new int[512];
    private readonly TopK _strongest = new();
    private readonly FriendAgreement _agreement = new();
    private readonly int[] _leadRows = new int[MostLeads], _leadOrigins = new int[MostLeads];
    private readonly float[] _leadWeights = new float[MostLeads];
    private bool _cut;

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

    /// <summary>Catalog rows of the items that lead on to others: all, or the <see cref="MostLeads"/> strongest.</summary>
    public ReadOnlySpan<int> LeadRows => _cut ? _leadRows : ItemRows;

    /// <summary>The weight of each lead.</summary>
    public ReadOnlySpan<float> LeadWeights => _cut ? _leadWeights : _itemLeads.AsSpan(0, _items.Count);

    /// <summary>The entry of each lead's strongest act.</summary>
    public ReadOnlySpan<int> LeadOrigins => _cut ? _leadOrigins : ItemOrigins;

    /// <summary>Fills the trace for one request.</summary>
    /// <param name="shopper">Whose friends.</param>
    /// <param name="view">The catalog.</param>
    /// <param name="acts">What an act weighs.</param>
    /// <param name="nowMs">The time that weights are decayed to, Unix milliseconds.</param>
    /// <param name="strongestOnly">Whether only the <see cref="MostLeads"/> strongest items lead on to others.</param>
    /// <param name="history">What the shopper liked, if friends are to lead on by how far they agree with it; else every act does by its weight.</param>
    public void Build(Shopper shopper, CatalogView view, ActWeights acts, long nowMs, bool strongestOnly = false, History? history = null)
    {
        ArgumentNullException.ThrowIfNull(shopper);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(acts);
        Count = Math.Min(shopper.FeedItems.Length, shopper.Feed.Count);
        if (_rows.Length < Count)
            Reserve(Count);
        shopper.Feed.Read(_acts.AsSpan(0, Count), _timesMs.AsSpan(0, Count), _direct.AsSpan(0, Count), _actors.AsSpan(0, Count));
        ReadWeights(shopper, acts, nowMs);

        Decay.Apply(_weights.AsSpan(0, Count), _timesMs, nowMs, HalfLifeDays);
        view.Find(shopper.FeedItems.AsSpan(0, Count), _rows.AsSpan(0, Count));
        Merge(view.Count);
        MergeLeads(history);
        _cut = strongestOnly && _items.Count > MostLeads;
        if (_cut)
            ChooseLeads();
    }

    /// <summary>The sum of a row's acts; 0 where there are none.</summary>
    public float WeightOf(int row) => _items.Find(row) is >= 0 and var slot ? _itemWeights[slot] : 0;

    /// <summary>The entry of a row's strongest act; −1 where there is none.</summary>
    public int OriginOf(int row) => _items.Find(row) is >= 0 and var slot ? _itemOrigins[slot] : -1;

    /// <summary>Forgets all entries.</summary>
    public void Clear()
    {
        Count = 0;
        _cut = false;
        _items.Clear(0);
    }

    private void ChooseLeads()
    {
        _strongest.Reset(MostLeads);
        VectorSearch.Offer(_itemLeads.AsSpan(0, _items.Count), first: 0, _strongest, default(AllIndexes));
        int lead = 0;
        foreach (ulong key in _strongest.TakeSorted())
        {
            int slot = ScoredIndex.Index(key);
            (_leadRows[lead], _leadWeights[lead], _leadOrigins[lead++]) = (_items.Rows[slot], _itemLeads[slot], _itemOrigins[slot]);
        }
    }

    private void MergeLeads(History? history)
    {
        Span<float> leads = _itemLeads.AsSpan(0, _items.Count);
        ItemWeights.CopyTo(leads);
        if (history is null)
            return;
        Span<float> weights = _leads.AsSpan(0, Count);
        Weights.CopyTo(weights);
        ReadOnlySpan<int> slots = _slots.AsSpan(0, Count);
        _agreement.Weigh(_actors.AsSpan(0, Count), history, ItemRows, slots, weights);
        leads.Clear();
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i] >= 0)
                leads[slots[i]] += weights[i];
        }
    }

    private void ReadWeights(Shopper shopper, ActWeights acts, long nowMs)
    {
        ReadOnlySpan<byte> kinds = _acts.AsSpan(0, Count);
        Span<float> weights = _weights.AsSpan(0, kinds.Length);
        ReadOnlySpan<long> times = _timesMs.AsSpan(0, kinds.Length);
        ReadOnlySpan<bool> direct = _direct.AsSpan(0, kinds.Length);
        for (int i = 0; i < kinds.Length; i++)
            weights[i] = acts.Of(kinds[i]) * (direct[i] ? DirectFactor : 1) * (times[i] == 0 ? UndatedWeight : News(nowMs - times[i]));
        if (shopper.Silenced.Length == 0)
            return;
        for (int i = 0; i < weights.Length; i++)
        {
            if (!SilencedPeople.Allows(shopper, i))
                weights[i] = 0;
        }
    }

    private void Merge(int rows)
    {
        _items.Clear(rows);
        _itemWeights.AsSpan(0, Count).Clear();
        Span<float> strongest = _itemLeads.AsSpan(0, Count);
        strongest.Clear();
        for (int i = 0; i < Count; i++)
        {
            _slots[i] = -1;
            float weight = _weights[i];
            if (_rows[i] < 0 || weight <= 0)
                continue;
            int slot = _items.Add(_rows[i]);
            _slots[i] = slot;
            _itemWeights[slot] += weight;
            // New items and old ones come in no order: without a branch that would be guessed wrong.
            _itemOrigins[slot] = weight > strongest[slot] ? i : _itemOrigins[slot];
            strongest[slot] = Math.Max(weight, strongest[slot]);
        }
    }

    private void Reserve(int count)
    {
        (_rows, _weights, _leads, _timesMs) = (new int[count], new float[count], new float[count], new long[count]);
        (_acts, _direct, _actors) = (new byte[count], new bool[count], new ushort[count]);
        (_itemWeights, _itemLeads, _itemOrigins, _slots) = (new float[count], new float[count], new int[count], new int[count]);
    }

    private readonly struct AllIndexes : IIndexFilter
    {
        public bool Accepts(int index) => true;
    }

    private static float News(long ageMs) =>
        ageMs > NewsMs ? 1 : 1 + NewsFactor * float.Exp2(-Math.Max(0, ageMs) / 86_400_000f * (1 / NewsHalfLifeDays - 1 / HalfLifeDays));
}

using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Catalog;

namespace SocialRec.Recommendation.Shoppers;

/// <summary>
/// What a shopper liked lately: each item once, with the weight of its strongest act after time decay. An item whose latest telling act is a rejection
/// (unlike, unsave, dislike, hide) is not in it. Reusable.
/// </summary>
public sealed class History
{
    private readonly RowSlots _slots = new();
    private int[] _items = new int[Shopper.MaxRecent + 1];
    private float[] _weights = new float[Shopper.MaxRecent + 1];
    private int[] _origins = new int[Shopper.MaxRecent + 1];

    /// <summary>The origin of the item that a scenario starts from: no event.</summary>
    public const int NoEvent = -2;

    /// <summary>How many items there are, rejected ones with weight 0 included.</summary>
    public int Count => _slots.Count;

    /// <summary>Catalog rows.</summary>
    public ReadOnlySpan<int> Rows => _slots.Rows;

    /// <summary>Bundle items, −1 where the bundle has none.</summary>
    public ReadOnlySpan<int> Items => _items.AsSpan(0, Count);

    /// <summary>Weights, 0 to 1.</summary>
    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, Count);

    /// <summary>Where the strongest act stands in the shopper's recent events, or <see cref="NoEvent"/>.</summary>
    public ReadOnlySpan<int> Origins => _origins.AsSpan(0, Count);

    /// <summary>Sum of the weights.</summary>
    public float TotalWeight { get; private set; }

    /// <summary>The slot of a row's item, or −1.</summary>
    public int Find(int row) => _slots.Find(row);

    /// <summary>Whether the shopper likes an item: it is there and not rejected.</summary>
    public bool Contains(int row) => Find(row) is >= 0 and var slot && _weights[slot] > 0;

    /// <summary>Fills the history for one request.</summary>
    /// <param name="shopper">Whose.</param>
    /// <param name="view">The catalog; items it does not know are left out.</param>
    /// <param name="binding">The bundle, if any.</param>
    /// <param name="options">Weights and decay.</param>
    /// <param name="anchor">The row of the item that the scenario starts from, or −1.</param>
    public void Build(Shopper shopper, CatalogView view, BundleBinding? binding, in HistoryOptions options, int anchor)
    {
        ArgumentNullException.ThrowIfNull(shopper);
        ArgumentNullException.ThrowIfNull(view);
        _slots.Clear(view.Count);
        TotalWeight = 0;
        if (anchor >= 0)
            Put(anchor, binding, 1, NoEvent);
        int count = Math.Min(shopper.RecentItems.Length, Shopper.MaxRecent);
        Span<int> rows = stackalloc int[count];
        Span<float> weights = stackalloc float[count];
        view.Find(shopper.RecentItems.AsSpan(0, count), rows);
        options.Weigh(shopper, weights);
        for (int i = 0; i < count; i++)
        {
            bool rejected = ActWeights.IsRejection(shopper.RecentActs[i]);
            if (rows[i] >= 0 && (weights[i] > 0 || rejected))
                Add(rows[i], binding, rejected ? 0 : weights[i], i);
        }
        foreach (float weight in Weights)
            TotalWeight += weight;
    }

    private void Add(int row, BundleBinding? binding, float weight, int origin)
    {
        int slot = Find(row);
        if (slot < 0)
            Put(row, binding, weight, origin);
        // The newest telling act stands first: a rejection there closes the item, an older rejection is out of date.
        else if (_weights[slot] > 0 && weight > _weights[slot])
            (_weights[slot], _origins[slot]) = (weight, origin);
    }

    private void Put(int row, BundleBinding? binding, float weight, int origin)
    {
        int slot = _slots.Add(row);
        _items[slot] = binding?.ItemOfRow(row) ?? -1;
        _weights[slot] = weight;
        _origins[slot] = origin;
    }
}

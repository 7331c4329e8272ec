using SocialRec.Recommendation.Catalog;

namespace SocialRec.Recommendation.Shoppers;

/// <summary>
/// What the shopper's circles weigh: for each act, and each item acted on much, the catalog row and the weight after time decay. An entry is numbered
/// by its circle and its place there; acts come first. Reusable.
/// </summary>
public sealed class CircleTrace
{
    private const float HalfLifeDays = 5;
    // What a member did just now is news, as a friend's act is, but of people one has not chosen one by one.
    private const float NewsFactor = 4;
    private const float NewsHalfLifeDays = 0.25f;
    private const long NewsMs = 2 * 86_400_000L;
    private const float UndatedWeight = 0.1f;
    private const float MemberShare = 0.3f;
    // What was shared with the circle is addressed to every member.
    private const float DirectFactor = 30;
    // Activity of this much, four recent likes, makes half of the little that a circle as a whole can add to an item: it knows less of the shopper than the shopper's own acts do.
    private const float HalfActivity = 8;
    private const float MostActivity = 0.7f;

    private int[] _rows = new int[128];
    private float[] _weights = new float[128];
    private long[] _timesMs = new long[128];

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>Catalog row of each entry; −1 where the catalog has none.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>Weight of each entry; 0 for what says nothing, for silenced people's acts and for the shopper's own.</summary>
    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, Count);

    /// <summary>Fills the trace for one request.</summary>
    public void Build(Shopper shopper, CatalogView view, ActWeights acts, long nowMs)
    {
        ArgumentNullException.ThrowIfNull(shopper);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(acts);
        Count = 0;
        foreach (ShopperCircle circle in shopper.Circles)
            Add(shopper, circle, view, acts, nowMs);
    }

    /// <summary>Forgets all entries.</summary>
    public void Clear() => Count = 0;

    /// <summary>The circle behind an entry, and the place of its act there; −1 where the entry is the circle's activity as a whole.</summary>
    /// <param name="circles">The shopper's circles.</param>
    /// <param name="entry">The entry's number.</param>
    public static (ShopperCircle Circle, int Act) At(ShopperCircle[] circles, int entry)
    {
        ArgumentNullException.ThrowIfNull(circles);
        foreach (ShopperCircle circle in circles)
        {
            if (entry < circle.Acts.Length)
                return (circle, entry);
            if (entry < circle.Acts.Length + circle.Items.Length)
                return (circle, -1);
            entry -= circle.Acts.Length + circle.Items.Length;
        }

        throw new ArgumentOutOfRangeException(nameof(entry));
    }

    private void Add(Shopper shopper, ShopperCircle circle, CatalogView view, ActWeights acts, long nowMs)
    {
        (int first, int count, int items) = (Count, circle.Acts.Length, circle.Items.Length);
        Reserve(first + count + items);
        Count = first + count + items;
        view.Find(circle.ActItems, _rows.AsSpan(first, count));
        view.Find(circle.Items, _rows.AsSpan(first + count, items));
        Span<float> weights = _weights.AsSpan(first, count), activity = _weights.AsSpan(first + count, items);
        circle.Weights.CopyTo(activity);
        for (int i = 0; i < count; i++)
        {
            ref readonly FeedEntry act = ref circle.Acts[i];
            _timesMs[first + i] = act.TimeMs;
            weights[i] = 0;
            if (Counts(shopper, circle, i))
                weights[i] = acts.Of((byte)act.Act) * MemberShare * (act.Direct ? DirectFactor : 1) * (act.TimeMs == 0 ? UndatedWeight : News(nowMs - act.TimeMs));
            else if (circle.Items.IndexOf(circle.ActItems[i]) is >= 0 and var place)
                activity[place] -= circle.ActActivity[i];
        }

        Decay.Apply(weights, _timesMs.AsSpan(first, count), nowMs, HalfLifeDays);
        for (int i = 0; i < items; i++)
            activity[i] = activity[i] > 0 ? MostActivity * activity[i] / (activity[i] + HalfActivity) : 0;
    }

    private static bool Counts(Shopper shopper, ShopperCircle circle, int act) =>
        (shopper.Silenced.Length == 0 || Array.BinarySearch(shopper.Silenced, circle.ActActors[act]) < 0) && circle.Acts[act].Actor != shopper.User;

    private void Reserve(int count)
    {
        if (_rows.Length >= count)
            return;
        int size = Math.Max(2 * _rows.Length, count);
        Array.Resize(ref _rows, size);
        Array.Resize(ref _weights, size);
        Array.Resize(ref _timesMs, size);
    }

    private static float News(long ageMs) =>
        ageMs > NewsMs ? 1 : 1 + NewsFactor * float.Exp2(-Math.Max(0, ageMs) / 86_400_000f * (1 / NewsHalfLifeDays - 1 / HalfLifeDays));
}

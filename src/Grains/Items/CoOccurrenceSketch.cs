namespace SocialRec.Grains.Items;

/// <summary>
/// The items that shoppers dealt with shortly before this one, by weight, in bounded space: Space-Saving (Metwally, Agrawal and El Abbadi,
/// ICDT 2005) with weights. A newcomer takes the place of the lightest and inherits its weight as possible error, so any item whose true weight
/// exceeds a <see cref="Capacity"/>th of the total is kept, and <c>weight − error</c> is never more than the truth.
/// </summary>
/// <remarks>
/// One direction only: this item's sketch holds what came before it. Readers that need what comes after turn the sketches of all items around,
/// as the catalog replica does; the alternative, a second delivery per pair, would multiply the log's dispatch by up to eight.
/// </remarks>
internal sealed class CoOccurrenceSketch
{
    /// <summary>The most items kept.</summary>
    public const int Capacity = 64;

    private ulong[] _items = [];
    private float[] _weights = [];
    private float[] _errors = [];

    /// <summary>How many items are kept now.</summary>
    public int Count { get; private set; }

    /// <summary>The items kept, as id hashes.</summary>
    public ReadOnlySpan<ulong> Items => _items.AsSpan(0, Count);

    /// <summary>The weight of each item, its possible error included.</summary>
    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, Count);

    /// <summary>How much of each weight may belong to items that were displaced.</summary>
    public ReadOnlySpan<float> Errors => _errors.AsSpan(0, Count);

    /// <summary>Takes over what an earlier instance held; columns of one length, at most <see cref="Capacity"/>.</summary>
    public void Restore(ulong[] items, float[] weights, float[] errors)
    {
        (_items, _weights, _errors) = (items, weights, errors);
        Count = items.Length;
    }

    /// <summary>Adds weight to an item.</summary>
    /// <param name="item">The item's id hash.</param>
    /// <param name="weight">Above zero.</param>
    public void Add(ulong item, float weight)
    {
        int place = Items.IndexOf(item);
        if (place < 0)
            place = Count < Capacity ? Append(item) : Displace(item);
        _weights[place] += weight;
    }

    /// <summary>The items whose weight is certain to be above zero, heaviest first.</summary>
    /// <param name="most">The most to return.</param>
    public (ulong[] Items, float[] Weights) Heaviest(int most)
    {
        Span<float> keys = stackalloc float[Capacity];
        Span<ulong> items = stackalloc ulong[Capacity];
        int certain = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_weights[i] <= _errors[i])
                continue;
            keys[certain] = _errors[i] - _weights[i];
            items[certain++] = _items[i];
        }

        keys = keys[..certain];
        keys.Sort(items[..certain]);
        int taken = Math.Min(most, certain);
        var weights = new float[taken];
        for (int i = 0; i < taken; i++)
            weights[i] = -keys[i];
        return (items[..taken].ToArray(), weights);
    }

    private int Append(ulong item)
    {
        if (Count == _items.Length)
        {
            int length = Math.Min(Capacity, Math.Max(4, 2 * Count));
            Array.Resize(ref _items, length);
            Array.Resize(ref _weights, length);
            Array.Resize(ref _errors, length);
        }

        _items[Count] = item;
        return Count++;
    }

    private int Displace(ulong item)
    {
        int lightest = System.Numerics.Tensors.TensorPrimitives.IndexOfMin(Weights);
        _items[lightest] = item;
        _errors[lightest] = _weights[lightest];
        return lightest;
    }
}

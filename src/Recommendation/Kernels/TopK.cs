using System.Runtime.CompilerServices;

namespace SocialRec.Recommendation.Kernels;

/// <summary>
/// Keeps the best k of a stream of scored indexes: a buffer of 2k keys that is halved by selection when it is full, so that an offer costs
/// one comparison for all but a few of the stream. Ties go to the lower index. Reusable; not for several threads at once.
/// </summary>
public sealed class TopK
{
    private ulong[] _keys = [];
    private int _k;
    private int _count;
    private ulong _threshold;

    /// <summary>Starts anew.</summary>
    /// <param name="k">How many to keep, at least 1.</param>
    /// <param name="above">Only scores above this are kept.</param>
    public void Reset(int k, float above = float.NegativeInfinity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        _k = k;
        _count = 0;
        _threshold = float.IsNegativeInfinity(above) ? 0 : ScoredIndex.Pack(above, 0);
        Threshold = above;
        if (_keys.Length < 2 * k)
            _keys = new ulong[Math.Max(64, 2 * k)];
    }

    /// <summary>A score that a new entry must reach to be kept: that of the k-th best so far, as far as it is known.</summary>
    public float Threshold { get; private set; } = float.NegativeInfinity;

    /// <summary>Offers one entry; a NaN score is not allowed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Offer(float score, int index)
    {
        ulong key = ScoredIndex.Pack(score, index);
        if (key > _threshold)
            Keep(key);
    }

    /// <summary>Offers all that another selection has kept.</summary>
    public void OfferAll(TopK other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (ulong key in other.Take())
        {
            if (key > _threshold)
                Keep(key);
        }
    }

    /// <summary>A selection of as many entries, with nothing in it yet and this one's threshold.</summary>
    public TopK Likewise()
    {
        TopK top = new();
        top.Reset(_k, Threshold);
        return top;
    }

    /// <summary>The kept keys in no particular order; valid until the next call.</summary>
    public ReadOnlySpan<ulong> Take()
    {
        Shrink();
        return _keys.AsSpan(0, _count);
    }

    /// <summary>The kept keys, best first; valid until the next call.</summary>
    public ReadOnlySpan<ulong> TakeSorted()
    {
        Shrink();
        KeySort.Descending(_keys.AsSpan(0, _count), _keys.AsSpan(_count));
        return _keys.AsSpan(0, _count);
    }

    private void Keep(ulong key)
    {
        _keys[_count++] = key;
        if (_count == 2 * _k)
            Shrink();
    }

    private void Shrink()
    {
        if (_count <= _k)
            return;
        _threshold = Selection.PartitionTop(_keys.AsSpan(0, _count), _k);
        Threshold = ScoredIndex.Score(_threshold);
        _count = _k;
    }
}

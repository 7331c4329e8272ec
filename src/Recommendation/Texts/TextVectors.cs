using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Texts;

/// <summary>Vectors of items' texts in 8 bits, one after the other, in the order in which their rows came. One writer, who alone reads.</summary>
internal sealed class TextVectors
{
    private readonly Dictionary<int, int> _slots = [];
    private readonly List<int> _rows = [];
    private readonly List<float> _scales = [];
    private sbyte[] _values = [];
    private int _stride;

    /// <summary>How many there are.</summary>
    public int Count => _rows.Count;

    /// <summary>The row of a slot.</summary>
    public int RowOf(int slot) => _rows[slot];

    /// <summary>Sets a row's vector.</summary>
    /// <param name="row">The row.</param>
    /// <param name="vector">Of unit length, or all zeros; always as many numbers.</param>
    /// <returns>Its slot.</returns>
    public int Set(int row, ReadOnlySpan<float> vector)
    {
        _stride = QuantizedVectors.StrideOf(vector.Length);
        if (!_slots.TryGetValue(row, out int slot))
        {
            _slots.Add(row, slot = Count);
            _rows.Add(row);
            _scales.Add(0);
            if (_values.Length < Count * _stride)
                Array.Resize(ref _values, Math.Max(64, 2 * Count) * _stride);
        }

        _scales[slot] = QuantizedVectors.Quantize(vector, _values.AsSpan(slot * _stride, _stride));
        return slot;
    }

    /// <summary>The cosines of one vector with all.</summary>
    /// <param name="slot">Which one.</param>
    /// <param name="cosines">One for each slot.</param>
    public void Compare(int slot, Span<float> cosines) => Int8Dots.OfRows(
        _values.AsSpan(0, Count * _stride),
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_scales),
        _values.AsSpan(slot * _stride, _stride),
        _scales[slot],
        cosines,
        KernelPaths.Best);
}

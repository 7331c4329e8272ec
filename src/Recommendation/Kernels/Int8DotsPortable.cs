using System.Numerics;

namespace SocialRec.Recommendation.Kernels;

/// <summary>Row by row with whatever vectors the runtime offers.</summary>
internal static class Int8DotsPortable
{
    public static void OfRows(ReadOnlySpan<sbyte> rows, ReadOnlySpan<float> scales, ReadOnlySpan<sbyte> query, float queryScale, Span<float> products)
    {
        for (int row = 0; row < products.Length; row++)
            products[row] = Of(rows.Slice(row * query.Length, query.Length), query) * scales[row] * queryScale;
    }

    public static int Of(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        Vector<int> sum = default;
        int i = 0;
        for (; i <= a.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(a[i..]), out Vector<short> aLow, out Vector<short> aHigh);
            Vector.Widen(new Vector<sbyte>(b[i..]), out Vector<short> bLow, out Vector<short> bHigh);
            // A product of two bytes is at most 127², so the sum of two still fits into 16 bits.
            Vector.Widen(aLow * bLow + aHigh * bHigh, out Vector<int> low, out Vector<int> high);
            sum += low + high;
        }
        int total = Vector.Sum(sum);
        for (; i < a.Length; i++)
            total += a[i] * b[i];
        return total;
    }
}

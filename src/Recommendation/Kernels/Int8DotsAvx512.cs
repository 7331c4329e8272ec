using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SocialRec.Recommendation.Kernels;

/// <summary>Eight rows at a time, 32 bytes of each widened to one 512-bit vector of 16-bit numbers.</summary>
internal static class Int8DotsAvx512
{
    private const int Lane = 32;

    /// <summary>One row with one other of the same length.</summary>
    public static int Of(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        Vector512<int> sum = default;
        ref sbyte one = ref MemoryMarshal.GetReference(a);
        ref sbyte other = ref MemoryMarshal.GetReference(b);
        for (nuint d = 0; d < (nuint)a.Length; d += Lane)
            sum += Products(ref one, d, Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref other, d)));
        return Vector256.Sum(Fold(sum));
    }

    public static void OfRows(ReadOnlySpan<sbyte> rows, ReadOnlySpan<float> scales, ReadOnlySpan<sbyte> query, float queryScale, Span<float> products)
    {
        int whole = query.Length % Lane == 0 ? products.Length & ~7 : 0;
        ref sbyte row = ref MemoryMarshal.GetReference(rows);
        ref sbyte q = ref MemoryMarshal.GetReference(query);
        ref float scale = ref MemoryMarshal.GetReference(scales);
        ref float product = ref MemoryMarshal.GetReference(products);
        for (int i = 0; i < whole; i += 8)
        {
            Vector256<float> sums = Vector256.ConvertToSingle(EightRows(ref row, ref q, (nuint)query.Length));
            (sums * Vector256.LoadUnsafe(ref scale, (nuint)i) * queryScale).StoreUnsafe(ref product, (nuint)i);
            row = ref Unsafe.Add(ref row, 8 * query.Length);
        }
        Int8DotsPortable.OfRows(rows[(whole * query.Length)..], scales[whole..], query, queryScale, products[whole..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> EightRows(ref sbyte rows, ref sbyte query, nuint dimensions)
    {
        Vector512<int> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (nuint d = 0; d < dimensions; d += Lane)
        {
            Vector512<short> q = Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref query, d));
            s0 += Products(ref rows, d, q);
            s1 += Products(ref rows, d + dimensions, q);
            s2 += Products(ref rows, d + 2 * dimensions, q);
            s3 += Products(ref rows, d + 3 * dimensions, q);
            s4 += Products(ref rows, d + 4 * dimensions, q);
            s5 += Products(ref rows, d + 5 * dimensions, q);
            s6 += Products(ref rows, d + 6 * dimensions, q);
            s7 += Products(ref rows, d + 7 * dimensions, q);
        }
        return Lanes.SumEach(Fold(s0), Fold(s1), Fold(s2), Fold(s3), Fold(s4), Fold(s5), Fold(s6), Fold(s7));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Products(ref sbyte rows, nuint at, Vector512<short> query) =>
        Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref rows, at)), query);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Fold(Vector512<int> v) => v.GetLower() + v.GetUpper();
}

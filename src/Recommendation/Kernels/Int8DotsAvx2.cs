using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SocialRec.Recommendation.Kernels;

/// <summary>
/// Eight rows at a time. The one byte product that AVX2 has wants one side unsigned: the query's sign is moved over to the row,
/// and as no number is below −127 the sums of two products stay within 16 bits.
/// </summary>
internal static class Int8DotsAvx2
{
    private const int Lane = 32;

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

    public static int Of(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        ref sbyte row = ref MemoryMarshal.GetReference(a);
        Vector256<int> sum = default;
        for (int d = 0; d < b.Length; d += Lane)
        {
            Vector256<sbyte> q = Vector256.Create(b[d..]);
            sum += Products(ref row, (nuint)d, q, Avx2.Abs(q));
        }
        return Vector256.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> EightRows(ref sbyte rows, ref sbyte query, nuint dimensions)
    {
        Vector256<int> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (nuint d = 0; d < dimensions; d += Lane)
        {
            Vector256<sbyte> q = Vector256.LoadUnsafe(ref query, d);
            Vector256<byte> size = Avx2.Abs(q);
            s0 += Products(ref rows, d, q, size);
            s1 += Products(ref rows, d + dimensions, q, size);
            s2 += Products(ref rows, d + 2 * dimensions, q, size);
            s3 += Products(ref rows, d + 3 * dimensions, q, size);
            s4 += Products(ref rows, d + 4 * dimensions, q, size);
            s5 += Products(ref rows, d + 5 * dimensions, q, size);
            s6 += Products(ref rows, d + 6 * dimensions, q, size);
            s7 += Products(ref rows, d + 7 * dimensions, q, size);
        }
        return Lanes.SumEach(s0, s1, s2, s3, s4, s5, s6, s7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Products(ref sbyte rows, nuint at, Vector256<sbyte> query, Vector256<byte> size)
    {
        Vector256<short> pairs = Avx2.MultiplyAddAdjacent(size, Avx2.Sign(Vector256.LoadUnsafe(ref rows, at), query));
        return Avx2.MultiplyAddAdjacent(pairs, Vector256<short>.One);
    }
}

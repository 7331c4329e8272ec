using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SocialRec.Recommendation.Kernels;

/// <summary>Eight rows at a time in 512-bit vectors; written so that the runtime can emulate it where they are missing, which is how it is tested there.</summary>
internal static class FloatDotsAvx512
{
    private const int Lane = 16;

    public static void OfRows(ReadOnlySpan<float> rows, ReadOnlySpan<float> query, Span<float> products)
    {
        int whole = query.Length % Lane == 0 ? products.Length & ~7 : 0;
        ref float row = ref MemoryMarshal.GetReference(rows);
        ref float q = ref MemoryMarshal.GetReference(query);
        for (int i = 0; i < whole; i += 8)
        {
            EightRows(ref row, ref q, (nuint)query.Length).CopyTo(products[i..]);
            row = ref Unsafe.Add(ref row, 8 * query.Length);
        }
        FloatDotsAvx2.OfRows(rows[(whole * query.Length)..], query, products[whole..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> EightRows(ref float rows, ref float query, nuint dimensions)
    {
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (nuint d = 0; d < dimensions; d += Lane)
        {
            Vector512<float> q = Vector512.LoadUnsafe(ref query, d);
            s0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref rows, d), q, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref rows, d + dimensions), q, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref rows, d + 2 * dimensions), q, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref rows, d + 3 * dimensions), q, s3);
            s4 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref rows, d + 4 * dimensions), q, s4);
            s5 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref rows, d + 5 * dimensions), q, s5);
            s6 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref rows, d + 6 * dimensions), q, s6);
            s7 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref rows, d + 7 * dimensions), q, s7);
        }
        return Lanes.SumEach(Fold(s0), Fold(s1), Fold(s2), Fold(s3), Fold(s4), Fold(s5), Fold(s6), Fold(s7));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Fold(Vector512<float> v) => v.GetLower() + v.GetUpper();
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SocialRec.Recommendation.Kernels;

/// <summary>Six rows × sixteen queries in twelve 256-bit sums.</summary>
internal static class FloatBatchAvx2
{
    private const int Lane = 8;

    /// <summary>Multiplies six rows with one group of queries.</summary>
    // Not into a caller's loop, where its sums would compete for registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void SixRows(
        ref float row0, ref float row1, ref float row2, ref float row3, ref float row4, ref float row5, ref float queries, int dimensions, ref float products)
    {
        Vector256<float> a0 = default, b0 = default, a1 = default, b1 = default, a2 = default, b2 = default;
        Vector256<float> a3 = default, b3 = default, a4 = default, b4 = default, a5 = default, b5 = default;
        for (nuint d = 0; d < (nuint)dimensions; d++)
        {
            Vector256<float> a = Vector256.LoadUnsafe(ref queries), b = Vector256.LoadUnsafe(ref queries, Lane);
            Vector256<float> x = Vector256.Create(Unsafe.Add(ref row0, d));
            a0 = Vector256.FusedMultiplyAdd(x, a, a0);
            b0 = Vector256.FusedMultiplyAdd(x, b, b0);
            x = Vector256.Create(Unsafe.Add(ref row1, d));
            a1 = Vector256.FusedMultiplyAdd(x, a, a1);
            b1 = Vector256.FusedMultiplyAdd(x, b, b1);
            x = Vector256.Create(Unsafe.Add(ref row2, d));
            a2 = Vector256.FusedMultiplyAdd(x, a, a2);
            b2 = Vector256.FusedMultiplyAdd(x, b, b2);
            x = Vector256.Create(Unsafe.Add(ref row3, d));
            a3 = Vector256.FusedMultiplyAdd(x, a, a3);
            b3 = Vector256.FusedMultiplyAdd(x, b, b3);
            x = Vector256.Create(Unsafe.Add(ref row4, d));
            a4 = Vector256.FusedMultiplyAdd(x, a, a4);
            b4 = Vector256.FusedMultiplyAdd(x, b, b4);
            x = Vector256.Create(Unsafe.Add(ref row5, d));
            a5 = Vector256.FusedMultiplyAdd(x, a, a5);
            b5 = Vector256.FusedMultiplyAdd(x, b, b5);
            queries = ref Unsafe.Add(ref queries, 2 * Lane);
        }
        a0.StoreUnsafe(ref products, 0 * Lane);
        b0.StoreUnsafe(ref products, 1 * Lane);
        a1.StoreUnsafe(ref products, 2 * Lane);
        b1.StoreUnsafe(ref products, 3 * Lane);
        a2.StoreUnsafe(ref products, 4 * Lane);
        b2.StoreUnsafe(ref products, 5 * Lane);
        a3.StoreUnsafe(ref products, 6 * Lane);
        b3.StoreUnsafe(ref products, 7 * Lane);
        a4.StoreUnsafe(ref products, 8 * Lane);
        b4.StoreUnsafe(ref products, 9 * Lane);
        a5.StoreUnsafe(ref products, 10 * Lane);
        b5.StoreUnsafe(ref products, 11 * Lane);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SocialRec.Recommendation.Kernels;

/// <summary>Six rows × 32 queries in twelve 512-bit sums; the runtime can emulate it where such vectors are missing, which is how it is tested there.</summary>
internal static class FloatBatchAvx512
{
    private const int Lane = 16;

    /// <summary>Multiplies six rows with one group of queries.</summary>
    // Not into a caller's loop, where its sums would compete for registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void SixRows(
        ref float row0, ref float row1, ref float row2, ref float row3, ref float row4, ref float row5, ref float queries, int dimensions, ref float products)
    {
        Vector512<float> a0 = default, b0 = default, a1 = default, b1 = default, a2 = default, b2 = default;
        Vector512<float> a3 = default, b3 = default, a4 = default, b4 = default, a5 = default, b5 = default;
        for (nuint d = 0; d < (nuint)dimensions; d++)
        {
            Vector512<float> a = Vector512.LoadUnsafe(ref queries), b = Vector512.LoadUnsafe(ref queries, Lane);
            Vector512<float> x = Vector512.Create(Unsafe.Add(ref row0, d));
            a0 = Vector512.FusedMultiplyAdd(x, a, a0);
            b0 = Vector512.FusedMultiplyAdd(x, b, b0);
            x = Vector512.Create(Unsafe.Add(ref row1, d));
            a1 = Vector512.FusedMultiplyAdd(x, a, a1);
            b1 = Vector512.FusedMultiplyAdd(x, b, b1);
            x = Vector512.Create(Unsafe.Add(ref row2, d));
            a2 = Vector512.FusedMultiplyAdd(x, a, a2);
            b2 = Vector512.FusedMultiplyAdd(x, b, b2);
            x = Vector512.Create(Unsafe.Add(ref row3, d));
            a3 = Vector512.FusedMultiplyAdd(x, a, a3);
            b3 = Vector512.FusedMultiplyAdd(x, b, b3);
            x = Vector512.Create(Unsafe.Add(ref row4, d));
            a4 = Vector512.FusedMultiplyAdd(x, a, a4);
            b4 = Vector512.FusedMultiplyAdd(x, b, b4);
            x = Vector512.Create(Unsafe.Add(ref row5, d));
            a5 = Vector512.FusedMultiplyAdd(x, a, a5);
            b5 = Vector512.FusedMultiplyAdd(x, b, b5);
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

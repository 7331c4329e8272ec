using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SocialRec.Recommendation.Kernels;

/// <summary>Six rows × sixteen queries in twelve 256-bit sums.</summary>
internal static class Int8BatchAvx2
{
    private const int Lane = 8;

    /// <summary>Multiplies six consecutive rows of widened numbers with one group of queries, whose numbers lie in pairs.</summary>
    // Not into a caller's loop, where its sums would compete for registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void SixRows(ref short rows, ref float rowScales, ref short queries, ref float queryScales, int stride, ref float products)
    {
        Vector256<int> a0 = default, b0 = default, a1 = default, b1 = default, a2 = default, b2 = default;
        Vector256<int> a3 = default, b3 = default, a4 = default, b4 = default, a5 = default, b5 = default;
        nuint pairs = (nuint)stride / 2;
        ref int row0 = ref Unsafe.As<short, int>(ref rows);
        ref int row1 = ref Unsafe.Add(ref row0, pairs), row2 = ref Unsafe.Add(ref row1, pairs), row3 = ref Unsafe.Add(ref row2, pairs);
        ref int row4 = ref Unsafe.Add(ref row3, pairs), row5 = ref Unsafe.Add(ref row4, pairs);
        for (nuint d = 0; d < pairs; d++)
        {
            Vector256<short> a = Vector256.LoadUnsafe(ref queries), b = Vector256.LoadUnsafe(ref queries, 2 * Lane);
            Vector256<short> x = Vector256.Create(Unsafe.Add(ref row0, d)).AsInt16();
            a0 += Avx2.MultiplyAddAdjacent(x, a);
            b0 += Avx2.MultiplyAddAdjacent(x, b);
            x = Vector256.Create(Unsafe.Add(ref row1, d)).AsInt16();
            a1 += Avx2.MultiplyAddAdjacent(x, a);
            b1 += Avx2.MultiplyAddAdjacent(x, b);
            x = Vector256.Create(Unsafe.Add(ref row2, d)).AsInt16();
            a2 += Avx2.MultiplyAddAdjacent(x, a);
            b2 += Avx2.MultiplyAddAdjacent(x, b);
            x = Vector256.Create(Unsafe.Add(ref row3, d)).AsInt16();
            a3 += Avx2.MultiplyAddAdjacent(x, a);
            b3 += Avx2.MultiplyAddAdjacent(x, b);
            x = Vector256.Create(Unsafe.Add(ref row4, d)).AsInt16();
            a4 += Avx2.MultiplyAddAdjacent(x, a);
            b4 += Avx2.MultiplyAddAdjacent(x, b);
            x = Vector256.Create(Unsafe.Add(ref row5, d)).AsInt16();
            a5 += Avx2.MultiplyAddAdjacent(x, a);
            b5 += Avx2.MultiplyAddAdjacent(x, b);
            queries = ref Unsafe.Add(ref queries, 4 * Lane);
        }
        Vector256<float> scalesA = Vector256.LoadUnsafe(ref queryScales), scalesB = Vector256.LoadUnsafe(ref queryScales, Lane);
        Store(a0, b0, rowScales, scalesA, scalesB, ref products);
        Store(a1, b1, Unsafe.Add(ref rowScales, 1), scalesA, scalesB, ref Unsafe.Add(ref products, 2 * Lane));
        Store(a2, b2, Unsafe.Add(ref rowScales, 2), scalesA, scalesB, ref Unsafe.Add(ref products, 4 * Lane));
        Store(a3, b3, Unsafe.Add(ref rowScales, 3), scalesA, scalesB, ref Unsafe.Add(ref products, 6 * Lane));
        Store(a4, b4, Unsafe.Add(ref rowScales, 4), scalesA, scalesB, ref Unsafe.Add(ref products, 8 * Lane));
        Store(a5, b5, Unsafe.Add(ref rowScales, 5), scalesA, scalesB, ref Unsafe.Add(ref products, 10 * Lane));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        Vector256<int> a, Vector256<int> b, float rowScale, Vector256<float> scalesA, Vector256<float> scalesB, ref float products)
    {
        (Vector256.ConvertToSingle(a) * rowScale * scalesA).StoreUnsafe(ref products);
        (Vector256.ConvertToSingle(b) * rowScale * scalesB).StoreUnsafe(ref products, Lane);
    }
}

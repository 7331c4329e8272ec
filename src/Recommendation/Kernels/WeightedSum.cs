using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SocialRec.Recommendation.Kernels;

/// <summary>The weighted sum of scattered rows of a matrix: one step of graph convolution for one node.</summary>
internal static class WeightedSum
{
    private const int Lane = 8;
    private const int Block = 8 * Lane;
    private const int Ahead = 6;

    /// <summary>Adds <c>Σ weight × row</c> to a vector.</summary>
    /// <param name="matrix">All rows.</param>
    /// <param name="chosen">Row numbers within the matrix, or −1 for none.</param>
    /// <param name="weights">The weight of each chosen row.</param>
    /// <param name="sum">The vector, as long as a row.</param>
    /// <returns>The sum of the weights of the rows that there were.</returns>
    public static float Add(ReadOnlySpan<float> matrix, ReadOnlySpan<int> chosen, ReadOnlySpan<float> weights, Span<float> sum)
    {
        int dimensions = sum.Length, start = 0;
        // 64 numbers of the sum stay in registers while all rows pass by.
        for (; start <= dimensions - Block; start += Block)
            AddBlock(matrix, chosen, weights, sum.Slice(start, Block), start, dimensions);
        float total = 0;
        for (int i = 0; i < chosen.Length; i++)
        {
            if (chosen[i] < 0)
                continue;
            total += weights[i];
            for (int d = start; d < dimensions; d++)
                sum[d] += weights[i] * matrix[chosen[i] * dimensions + d];
        }
        return total;
    }

    private static void AddBlock(ReadOnlySpan<float> matrix, ReadOnlySpan<int> chosen, ReadOnlySpan<float> weights, Span<float> sum, int start, int dimensions)
    {
        ref float target = ref MemoryMarshal.GetReference(sum);
        ref float origin = ref Unsafe.Add(ref MemoryMarshal.GetReference(matrix), start);
        Vector256<float> s0 = Load(ref target, 0), s1 = Load(ref target, 1), s2 = Load(ref target, 2), s3 = Load(ref target, 3);
        Vector256<float> s4 = Load(ref target, 4), s5 = Load(ref target, 5), s6 = Load(ref target, 6), s7 = Load(ref target, 7);
        for (int i = 0; i < chosen.Length; i++)
        {
            if (i + Ahead < chosen.Length && chosen[i + Ahead] is >= 0 and var next)
                Prefetch.Lines(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref origin, (nint)next * dimensions), Block));
            if (chosen[i] < 0 || weights[i] == 0)
                continue;
            ref float row = ref Unsafe.Add(ref origin, (nint)chosen[i] * dimensions);
            Vector256<float> weight = Vector256.Create(weights[i]);
            s0 = Vector256.MultiplyAddEstimate(Load(ref row, 0), weight, s0);
            s1 = Vector256.MultiplyAddEstimate(Load(ref row, 1), weight, s1);
            s2 = Vector256.MultiplyAddEstimate(Load(ref row, 2), weight, s2);
            s3 = Vector256.MultiplyAddEstimate(Load(ref row, 3), weight, s3);
            s4 = Vector256.MultiplyAddEstimate(Load(ref row, 4), weight, s4);
            s5 = Vector256.MultiplyAddEstimate(Load(ref row, 5), weight, s5);
            s6 = Vector256.MultiplyAddEstimate(Load(ref row, 6), weight, s6);
            s7 = Vector256.MultiplyAddEstimate(Load(ref row, 7), weight, s7);
        }
        s0.StoreUnsafe(ref target, 0 * Lane);
        s1.StoreUnsafe(ref target, 1 * Lane);
        s2.StoreUnsafe(ref target, 2 * Lane);
        s3.StoreUnsafe(ref target, 3 * Lane);
        s4.StoreUnsafe(ref target, 4 * Lane);
        s5.StoreUnsafe(ref target, 5 * Lane);
        s6.StoreUnsafe(ref target, 6 * Lane);
        s7.StoreUnsafe(ref target, 7 * Lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(ref float start, nuint lane) => Vector256.LoadUnsafe(ref start, lane * Lane);
}

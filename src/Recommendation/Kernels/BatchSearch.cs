using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SocialRec.Recommendation.Kernels;

/// <summary>Exact search for several queries at once as a blocked matrix product, on all processors where there are rows enough for each.</summary>
internal static class BatchSearch
{
    /// <summary>With fewer queries than this, one after the other is as fast.</summary>
    public const int LeastQueries = 4;

    private const int LeastRowsOfThread = 32_768;

    /// <summary>Offers each query's products with all rows to its selection.</summary>
    /// <param name="kernel">Makes the products.</param>
    /// <param name="share">Makes the same kernel for another thread.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="tops">One selection for each query, reset.</param>
    /// <param name="filter">Which rows may be returned; asked by several threads at once.</param>
    public static void Nearest<TKernel, TFilter>(TKernel kernel, Func<TKernel, TKernel> share, int rows, ReadOnlySpan<TopK> tops, TFilter filter)
        where TKernel : BatchKernel
        where TFilter : struct, IIndexFilter
    {
        int parts = Math.Clamp(rows / LeastRowsOfThread, 1, Environment.ProcessorCount);
        TopK[] first = tops.ToArray();
        if (parts == 1)
        {
            Search(kernel, 0, rows, first, filter);
            return;
        }

        TopK[][] found = [.. Enumerable.Range(0, parts).Select(part => part == 0 ? first : Array.ConvertAll(first, top => top.Likewise()))];
        Parallel.For(0, parts, part =>
            Search(share(kernel), (int)((long)rows * part / parts), (int)((long)rows * (part + 1) / parts), found[part], filter));
        foreach (TopK[] others in found.AsSpan(1))
        {
            for (int q = 0; q < first.Length; q++)
                first[q].OfferAll(others[q]);
        }
    }

    private static void Search<TFilter>(BatchKernel kernel, int from, int to, TopK[] tops, TFilter filter)
        where TFilter : struct, IIndexFilter
    {
        var products = new float[BatchKernel.BlockRows * kernel.Lanes];
        var thresholds = new float[kernel.Groups * kernel.Lanes];
        // No product is above that of a lane without a query.
        Array.Fill(thresholds, float.PositiveInfinity);
        for (int q = 0; q < tops.Length; q++)
            thresholds[q] = tops[q].Threshold;
        for (int first = from; first < to; first += BatchKernel.BlockRows)
        {
            int count = Math.Min(BatchKernel.BlockRows, to - first);
            kernel.Load(first, count);
            for (int group = 0; group < kernel.Groups; group++)
            {
                kernel.Multiply(group, products);
                int query = group * kernel.Lanes;
                Offer(products.AsSpan(0, count * kernel.Lanes), first, thresholds.AsSpan(query, kernel.Lanes), tops.AsSpan(query..Math.Min(query + kernel.Lanes, tops.Length)), filter);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Offer<TFilter>(ReadOnlySpan<float> products, int first, Span<float> thresholds, Span<TopK> tops, TFilter filter)
        where TFilter : struct, IIndexFilter
    {
        ref float threshold = ref MemoryMarshal.GetReference(thresholds);
        ref float product = ref MemoryMarshal.GetReference(products);
        for (int row = 0, start = 0; start < products.Length; row++, start += thresholds.Length)
        {
            Vector256<float> any = default;
            // A product equal to the threshold loses by its higher index, so "greater" is exact.
            for (int lane = 0; lane < thresholds.Length; lane += Vector256<float>.Count)
                any |= Vector256.GreaterThan(Vector256.LoadUnsafe(ref product, (nuint)(start + lane)), Vector256.LoadUnsafe(ref threshold, (nuint)lane));
            if (any.AsInt32() != default && filter.Accepts(first + row))
                OfferRow(products.Slice(start, thresholds.Length), first + row, thresholds, tops);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void OfferRow(ReadOnlySpan<float> products, int row, Span<float> thresholds, Span<TopK> tops)
    {
        for (int q = 0; q < tops.Length; q++)
        {
            if (!(products[q] > thresholds[q]))
                continue;
            tops[q].Offer(products[q], row);
            thresholds[q] = tops[q].Threshold;
        }
    }
}

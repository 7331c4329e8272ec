using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SocialRec.Recommendation.Bundles;

namespace SocialRec.Recommendation.Kernels;

/// <summary>
/// Exact search for the largest inner products: every row is looked at, in blocks that stay in the first-level cache; four or more queries become
/// one matrix product (<see cref="BatchSearch"/>), on all processors where the matrix is large. Rows with a product of NaN are never returned.
/// </summary>
public static class VectorSearch
{
    private const int BlockRows = 256;

    /// <summary>Offers each query's products with all rows to its selection.</summary>
    /// <param name="matrix">Rows.</param>
    /// <param name="queries">One or more vectors of the matrix's dimensions, one after the other.</param>
    /// <param name="tops">One selection for each query, reset.</param>
    /// <param name="filter">Which rows may be returned; asked by several threads at once where there are several queries.</param>
    /// <param name="path">Instructions to use.</param>
    public static void Nearest<TFilter>(ItemVectors matrix, ReadOnlySpan<float> queries, ReadOnlySpan<TopK> tops, TFilter filter, KernelPath path)
        where TFilter : struct, IIndexFilter
    {
        ArgumentNullException.ThrowIfNull(matrix);
        int dimensions = matrix.Dimensions;
        CheckQueries(queries.Length, dimensions, tops.Length);
        if (IsBatch(tops.Length, path))
        {
            BatchSearch.Nearest(new FloatBatch(matrix, queries, path), kernel => kernel.Share(), matrix.Count, tops, filter);
            return;
        }

        Span<float> products = stackalloc float[BlockRows];
        for (int first = 0; first < matrix.Count; first += BlockRows)
        {
            Span<float> block = products[..Math.Min(BlockRows, matrix.Count - first)];
            ReadOnlySpan<float> rows = matrix.Values.AsSpan(first * dimensions, block.Length * dimensions);
            for (int q = 0; q < tops.Length; q++)
            {
                FloatDots.OfRows(rows, queries.Slice(q * dimensions, dimensions), block, path);
                Offer(block, first, tops[q], filter);
            }
        }
    }

    /// <summary>Offers each query's products with all rows to its selection, in 8-bit arithmetic.</summary>
    /// <param name="matrix">Rows.</param>
    /// <param name="queries">One or more quantised vectors of the matrix's stride, one after the other.</param>
    /// <param name="scales">The scale of each query.</param>
    /// <param name="tops">One selection for each query, reset.</param>
    /// <param name="filter">Which rows may be returned; asked by several threads at once where there are several queries.</param>
    /// <param name="path">Instructions to use.</param>
    public static void Nearest<TFilter>(
        QuantizedVectors matrix, ReadOnlySpan<sbyte> queries, ReadOnlySpan<float> scales, ReadOnlySpan<TopK> tops, TFilter filter, KernelPath path)
        where TFilter : struct, IIndexFilter
    {
        ArgumentNullException.ThrowIfNull(matrix);
        int stride = matrix.Stride;
        CheckQueries(queries.Length, stride, tops.Length);
        if (IsBatch(tops.Length, path))
        {
            BatchSearch.Nearest(new Int8Batch(matrix, queries, scales, path), kernel => kernel.Share(), matrix.Count, tops, filter);
            return;
        }

        Span<float> products = stackalloc float[BlockRows];
        for (int first = 0; first < matrix.Count; first += BlockRows)
        {
            Span<float> block = products[..Math.Min(BlockRows, matrix.Count - first)];
            ReadOnlySpan<float> rowScales = matrix.Scales.AsSpan(first, block.Length);
            ReadOnlySpan<sbyte> rows = matrix.Values.AsSpan(first * stride, block.Length * stride);
            for (int q = 0; q < tops.Length; q++)
            {
                Int8Dots.OfRows(rows, rowScales, queries.Slice(q * stride, stride), scales[q], block, path);
                Offer(block, first, tops[q], filter);
            }
        }
    }

    private static bool IsBatch(int queries, KernelPath path) => queries >= BatchSearch.LeastQueries && path != KernelPath.Portable;

    private static void CheckQueries(int numbers, int dimensions, int count)
    {
        if (numbers != dimensions * count)
            throw new ArgumentException($"{numbers} numbers are not {count} queries of {dimensions}.", nameof(numbers));
    }

    /// <summary>Offers the products of consecutive rows, eight at a time: nearly all of them are below the threshold.</summary>
    internal static void Offer<TFilter>(ReadOnlySpan<float> products, int first, TopK top, TFilter filter)
        where TFilter : struct, IIndexFilter
    {
        int i = 0;
        ref float product = ref MemoryMarshal.GetReference(products);
        for (; i <= products.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            // A product equal to the threshold loses by its higher index, so "greater" is exact.
            uint better = Vector256.GreaterThan(Vector256.LoadUnsafe(ref product, (nuint)i), Vector256.Create(top.Threshold)).ExtractMostSignificantBits();
            for (; better != 0; better &= better - 1)
                OfferOne(products, i + System.Numerics.BitOperations.TrailingZeroCount(better), first, top, filter);
        }
        for (; i < products.Length; i++)
            OfferOne(products, i, first, top, filter);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OfferOne<TFilter>(ReadOnlySpan<float> products, int i, int first, TopK top, TFilter filter)
        where TFilter : struct, IIndexFilter
    {
        if (products[i] > top.Threshold && filter.Accepts(first + i))
            top.Offer(products[i], first + i);
    }
}

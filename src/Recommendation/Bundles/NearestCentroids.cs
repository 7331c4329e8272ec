using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Bundles;

/// <summary>The nearest centroid of many vectors: a matrix product of which only each column's largest number is kept. For several threads at once.</summary>
/// <param name="centroids">Centroids of unit length.</param>
/// <param name="path">Instructions to use, not the portable ones.</param>
internal sealed class NearestCentroids(ItemVectors centroids, KernelPath path)
{
    /// <summary>Vectors looked at together: the centroids are read once for all of them.</summary>
    public const int Together = 64;

    /// <summary>Finds the nearest, the first of equally near ones.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="items">Which of them, at most <see cref="Together"/>.</param>
    /// <param name="nearest">The centroid of each.</param>
    public void Find(ItemVectors vectors, ReadOnlySpan<int> items, Span<int> nearest)
    {
        var queries = new float[items.Length * vectors.Dimensions];
        for (int i = 0; i < items.Length; i++)
            vectors[items[i]].CopyTo(queries.AsSpan(i * vectors.Dimensions));
        FloatBatch kernel = new(centroids, queries, path);
        var products = new float[BatchKernel.BlockRows * kernel.Lanes];
        var best = new float[kernel.Groups * kernel.Lanes];
        var found = new int[best.Length];
        Array.Fill(best, float.NegativeInfinity);
        for (int first = 0; first < centroids.Count; first += BatchKernel.BlockRows)
        {
            int count = Math.Min(BatchKernel.BlockRows, centroids.Count - first);
            kernel.Load(first, count);
            for (int group = 0; group < kernel.Groups; group++)
            {
                kernel.Multiply(group, products);
                int start = group * kernel.Lanes;
                KeepLargest(products.AsSpan(0, count * kernel.Lanes), first, best.AsSpan(start, kernel.Lanes), found.AsSpan(start, kernel.Lanes));
            }
        }
        found.AsSpan(0, items.Length).CopyTo(nearest);
    }

    private static void KeepLargest(ReadOnlySpan<float> products, int first, Span<float> best, Span<int> found)
    {
        ref float product = ref MemoryMarshal.GetReference(products);
        for (int lane = 0; lane < best.Length; lane += Vector256<float>.Count)
        {
            Vector256<float> largest = Vector256.Create<float>(best[lane..]);
            Vector256<int> where = Vector256.Create<int>(found[lane..]);
            for (int at = lane, row = first; at < products.Length; at += best.Length, row++)
            {
                Vector256<float> these = Vector256.LoadUnsafe(ref product, (nuint)at);
                Vector256<float> larger = Vector256.GreaterThan(these, largest);
                largest = Vector256.ConditionalSelect(larger, these, largest);
                where = Vector256.ConditionalSelect(larger.AsInt32(), Vector256.Create(row), where);
            }
            largest.CopyTo(best[lane..]);
            where.CopyTo(found[lane..]);
        }
    }
}

using System.Numerics.Tensors;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Bundles;

/// <summary>Spherical k-means (Dhillon and Modha, Machine Learning 2001) on a sample, for <see cref="ClusteredVectors"/>. No chance in it: it starts from rows spread evenly.</summary>
internal static class VectorGroups
{
    private const int Rounds = 8;
    private const int SampledPerGroup = 64;

    /// <summary>All processors but one: a large bundle takes seconds, and a silo that loads one goes on answering.</summary>
    public static readonly ParallelOptions BesideRequests = new() { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount - 1) };

    /// <summary>The centroids of groups, row by row, of unit length.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="items">Which of them count.</param>
    /// <param name="groups">How many groups, at most as many as items.</param>
    public static float[] Centroids(ItemVectors vectors, ReadOnlySpan<int> items, int groups)
    {
        int[] sample = Spread(items, Math.Min(items.Length, groups * SampledPerGroup));
        int dimensions = vectors.Dimensions;
        var centroids = new float[groups * dimensions];
        int[] first = Spread(sample, groups);
        for (int group = 0; group < groups; group++)
            vectors[first[group]].CopyTo(centroids.AsSpan(group * dimensions));
        var sums = new float[centroids.Length];
        for (int round = 0; round < Rounds; round++)
        {
            int[] assigned = Assign(vectors, sample, centroids);
            sums.AsSpan().Clear();
            for (int i = 0; i < sample.Length; i++)
            {
                Span<float> sum = sums.AsSpan(assigned[i] * dimensions, dimensions);
                TensorPrimitives.Add(sum, vectors[sample[i]], sum);
            }
            Normalise(sums, centroids, dimensions);
        }
        return centroids;
    }

    /// <summary>The nearest centroid of each item.</summary>
    public static int[] Assign(ItemVectors vectors, int[] items, float[] centroids)
    {
        var groups = new int[items.Length];
        if (KernelPaths.Best == KernelPath.Portable)
            AssignEach(vectors, items, centroids, groups);
        else
            AssignTogether(vectors, items, centroids, groups);
        return groups;
    }

    private static void AssignTogether(ItemVectors vectors, int[] items, float[] centroids, int[] groups)
    {
        NearestCentroids nearest = new(new ItemVectors([.. centroids], vectors.Dimensions), KernelPaths.Best);
        int batches = (items.Length + NearestCentroids.Together - 1) / NearestCentroids.Together;
        Parallel.For(0, batches, BesideRequests, batch =>
        {
            Range range = (batch * NearestCentroids.Together)..Math.Min(items.Length, (batch + 1) * NearestCentroids.Together);
            nearest.Find(vectors, items.AsSpan(range), groups.AsSpan(range));
        });
    }

    private static void AssignEach(ItemVectors vectors, int[] items, float[] centroids, int[] groups)
    {
        int count = centroids.Length / vectors.Dimensions;
        Parallel.For(0, items.Length, BesideRequests, () => new float[count], (i, _, products) =>
        {
            FloatDots.OfRows(centroids, vectors[items[i]], products, KernelPath.Portable);
            groups[i] = TensorPrimitives.IndexOfMax<float>(products);
            return products;
        }, _ => { });
    }

    /// <summary>A group that nobody is nearest to stays where it was.</summary>
    private static void Normalise(float[] sums, float[] centroids, int dimensions)
    {
        for (int at = 0; at < sums.Length; at += dimensions)
        {
            ReadOnlySpan<float> sum = sums.AsSpan(at, dimensions);
            float length = TensorPrimitives.Norm(sum);
            if (length > 0)
                TensorPrimitives.Divide(sum, length, centroids.AsSpan(at, dimensions));
        }
    }

    private static int[] Spread(ReadOnlySpan<int> items, int count)
    {
        var chosen = new int[count];
        for (int i = 0; i < count; i++)
            chosen[i] = items[(int)((long)i * items.Length / count)];
        return chosen;
    }
}

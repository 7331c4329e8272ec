using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Tests.Bundles;

public sealed class NearestCentroidsTests
{
    private const int Dimensions = 24;

    [SkippableTheory]
    [InlineData(1, 1)]
    [InlineData(7, 64)]
    [InlineData(61, 33)]
    [InlineData(130, 5)]
    public void Find_AnyNumbers_EqualsAPlainSearch(int centroids, int items)
    {
        Skip.If(KernelPaths.Best == KernelPath.Portable, "This processor has no vectors of 256 bits.");
        ItemVectors groups = Vectors(centroids, seed: 1), vectors = Vectors(200, seed: 2);
        int[] chosen = [.. Enumerable.Range(0, items).Select(i => i * 3)];
        var nearest = new int[items];

        new NearestCentroids(groups, KernelPaths.Best).Find(vectors, chosen, nearest);

        Assert.Equal(chosen.Select(item => Enumerable.Range(0, centroids).MaxBy(group => Dot(groups[group], vectors[item]))), nearest);
    }

    [SkippableFact]
    public void Find_EquallyNearCentroids_TakesTheFirst()
    {
        Skip.If(KernelPaths.Best == KernelPath.Portable, "This processor has no vectors of 256 bits.");
        ItemVectors one = Vectors(1, seed: 1);
        ItemVectors groups = new([.. Vectors(1, seed: 3).Values, .. one.Values, .. one.Values], Dimensions);
        var nearest = new int[1];

        new NearestCentroids(groups, KernelPaths.Best).Find(one, [0], nearest);

        Assert.Equal([1], nearest);
    }

    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (double)a[i] * b[i];
        return sum;
    }

    private static ItemVectors Vectors(int rows, int seed)
    {
        var random = new Random(seed);
        return new ItemVectors([.. Enumerable.Range(0, rows * Dimensions).Select(_ => random.NextSingle() - 0.5f)], Dimensions);
    }
}

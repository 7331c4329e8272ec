using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Tests.Bundles;

public sealed class ClusteredVectorsTests
{
    private const int Dimensions = 32;
    private const int Wanted = 20;

    [Fact]
    public void Of_FewVectors_MakesNoGroups() => Assert.Null(ClusteredVectors.Of(Vectors(ClusteredVectors.LeastRows - 1)));

    [Fact]
    public void Nearest_TastesInGroups_FindsNearlyAllOfTheExactNeighbours()
    {
        ItemVectors vectors = Vectors(6_000);
        ClusteredVectors sut = ClusteredVectors.Of(vectors)!;

        double found = Enumerable.Range(0, 50).Average(i => Nearest(sut, vectors, i * 117).Intersect(Exact(vectors, i * 117)).Count() / (double)Wanted);

        Assert.InRange(found, 0.97, 1);
    }

    [Fact]
    public void Nearest_FilteredPlaces_AreNotReturned()
    {
        ItemVectors vectors = Vectors(5_000);
        ClusteredVectors sut = ClusteredVectors.Of(vectors)!;
        TopK top = new();
        top.Reset(Wanted);

        sut.Nearest(vectors[7], vectors.Quantized[7], vectors.Quantized.Scales[7], top, new EvenItems(sut), new GroupProbe());

        Assert.All(Items(sut, top), item => Assert.Equal(0, item % 2));
        Assert.Equal(Wanted, Items(sut, top).Distinct().Count());
    }

    [Fact]
    public void Of_ItemsWithoutVector_AreInNoGroup()
    {
        ItemVectors some = Vectors(5_000);
        float[] values = [.. some.Values];
        values.AsSpan(0, 100 * Dimensions).Clear();
        ItemVectors vectors = new(values, Dimensions);
        ClusteredVectors sut = ClusteredVectors.Of(vectors)!;

        Assert.DoesNotContain(Nearest(sut, vectors, 4_000), item => item < 100);
    }

    private static int[] Nearest(ClusteredVectors sut, ItemVectors vectors, int item)
    {
        TopK top = new();
        top.Reset(Wanted);
        sut.Nearest(vectors[item], vectors.Quantized[item], vectors.Quantized.Scales[item], top, new EveryPlace(), new GroupProbe());
        return Items(sut, top);
    }

    private static int[] Exact(ItemVectors vectors, int item)
    {
        TopK top = new();
        top.Reset(Wanted);
        VectorSearch.Nearest(vectors.Quantized, vectors.Quantized[item], [vectors.Quantized.Scales[item]], [top], new EveryPlace(), KernelPaths.Best);
        return [.. top.Take().ToArray().Select(ScoredIndex.Index)];
    }

    private static int[] Items(ClusteredVectors sut, TopK top) => [.. top.Take().ToArray().Select(key => sut.ItemAt(ScoredIndex.Index(key)))];

    /// <summary>Unit vectors around 60 tastes, as trained vectors are.</summary>
    private static ItemVectors Vectors(int count)
    {
        Random random = new(5);
        float[] tastes = [.. Enumerable.Range(0, 60 * Dimensions).Select(_ => random.NextSingle() - 0.5f)];
        var values = new float[count * Dimensions];
        for (int i = 0; i < values.Length; i++)
            values[i] = tastes[i / Dimensions % 60 * Dimensions + i % Dimensions] + 0.25f * (random.NextSingle() - 0.5f);
        return new ItemVectors(values, Dimensions);
    }

    private readonly struct EveryPlace : IIndexFilter
    {
        public bool Accepts(int index) => true;
    }

    private readonly struct EvenItems(ClusteredVectors clusters) : IIndexFilter
    {
        public bool Accepts(int index) => clusters.ItemAt(index) % 2 == 0;
    }
}

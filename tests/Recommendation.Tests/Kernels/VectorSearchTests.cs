using FsCheck;
using FsCheck.Fluent;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Tests.Kernels;

public sealed class VectorSearchTests
{
    private const int Dimensions = 24;

    public static TheoryData<KernelPath, int, int> Cases() => new()
    {
        { KernelPath.Portable, 1, 300 },
        { KernelPath.Avx2, 1, 300 },
        { KernelPath.Avx2, 5, 1000 },
        { KernelPath.Portable, 3, 7 },
        { KernelPath.Avx2, 1, 128 },
        { KernelPath.Avx2, 16, 333 },
        { KernelPath.Avx2, 33, 66 },
        { KernelPath.Avx2, 4, 1 },
        { KernelPath.Avx2, 5, 70_000 },
        { KernelPath.Avx512, 7, 130 },
        { KernelPath.Avx512, 33, 257 },
    };

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Nearest_Floats_FindsWhatASortFinds(KernelPath path, int queries, int rows)
    {
        // 512-bit float code also runs emulated.
        Skip.IfNot(KernelPaths.IsSupported(path == KernelPath.Avx512 ? KernelPath.Avx2 : path), $"This processor has no {path}.");
        ItemVectors matrix = Vectors(rows, seed: 1), wanted = Vectors(queries, seed: 2);
        TopK[] tops = Tops(queries, k: 10);

        VectorSearch.Nearest(matrix, wanted.Values, tops, new OddOnly(), path);

        for (int q = 0; q < queries; q++)
            Assert.Equal(Reference(rows, row => Dot(matrix[row], wanted[q])), Indexes(tops[q]));
    }

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Nearest_Bytes_FindsWhatASortFinds(KernelPath path, int queries, int rows)
    {
        Skip.IfNot(KernelPaths.IsSupported(path), $"This processor has no {path}.");
        QuantizedVectors matrix = Vectors(rows, seed: 1).Quantized, wanted = Vectors(queries, seed: 2).Quantized;
        TopK[] tops = Tops(queries, k: 10);

        VectorSearch.Nearest(matrix, wanted.Values, wanted.Scales, tops, new OddOnly(), path);

        for (int q = 0; q < queries; q++)
            Assert.Equal(Reference(rows, row => Dot(matrix[row], wanted[q]) * matrix.Scales[row] * wanted.Scales[q]), Indexes(tops[q]));
    }

    [SkippableTheory]
    [InlineData(KernelPath.Avx2)]
    [InlineData(KernelPath.Avx512)]
    public void Nearest_ManyQueriesOfBytes_FindWhatEachFindsAlone(KernelPath path)
    {
        Skip.IfNot(KernelPaths.IsSupported(path), $"This processor has no {path}.");
        Prop.ForAll<PositiveInt, PositiveInt, int>((queries, rows, seed) =>
        {
            // Few different numbers, so that many products are equal and the lower index must win.
            (QuantizedVectors matrix, QuantizedVectors wanted) = (Coarse(rows.Get, seed).Quantized, Coarse(queries.Get + 3, seed + 1).Quantized);
            TopK[] together = Tops(wanted.Count, k: 1 + (seed & 15)), alone = Tops(wanted.Count, k: 1 + (seed & 15));

            VectorSearch.Nearest(matrix, wanted.Values, wanted.Scales, together, new OddOnly(), path);
            for (int q = 0; q < wanted.Count; q++)
                VectorSearch.Nearest(matrix, wanted[q], [wanted.Scales[q]], [alone[q]], new OddOnly(), KernelPath.Portable);

            return together.Zip(alone).All(pair => pair.First.TakeSorted().SequenceEqual(pair.Second.TakeSorted()));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Nearest_Bytes_ExtremeValuesOfManyQueries_DoNotOverflow()
    {
        var largest = new ItemVectors([.. Enumerable.Repeat(1f, 4 * ItemVectors.MaxDimensions)], ItemVectors.MaxDimensions);
        TopK[] tops = Tops(4, k: 4);

        VectorSearch.Nearest(largest.Quantized, largest.Quantized.Values, largest.Quantized.Scales, tops, new EveryIndex(), KernelPaths.Best);

        Assert.All(tops, top => Assert.All(top.TakeSorted().ToArray(), key => Assert.Equal(1, ScoredIndex.Score(key), 1e-3)));
    }

    [Fact]
    public void Nearest_Bytes_AreNearTheFloats()
    {
        ItemVectors matrix = Vectors(500, seed: 1), wanted = Vectors(1, seed: 2);
        TopK[] exact = Tops(1, k: 50), coarse = Tops(1, k: 50);

        VectorSearch.Nearest(matrix, wanted.Values, exact, new EveryIndex(), KernelPaths.Best);
        VectorSearch.Nearest(matrix.Quantized, wanted.Quantized.Values, wanted.Quantized.Scales, coarse, new EveryIndex(), KernelPaths.Best);

        Assert.True(Indexes(exact[0]).Intersect(Indexes(coarse[0])).Count() >= 47);
    }

    [Fact]
    public void Nearest_QueryOfOtherSize_IsRefused() => Assert.Throws<ArgumentException>(
        () => VectorSearch.Nearest(Vectors(3, seed: 1), new float[5], Tops(1, k: 1), new EveryIndex(), KernelPath.Portable));

    private static int[] Reference(int rows, Func<int, float> score) =>
        [.. Enumerable.Range(0, rows).Where(new OddOnly().Accepts).OrderByDescending(score).ThenBy(row => row).Take(10)];

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (double)a[i] * b[i];
        return (float)sum;
    }

    private static int Dot(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        int sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static ItemVectors Vectors(int rows, int seed)
    {
        var random = new Random(seed);
        return new ItemVectors([.. Enumerable.Range(0, rows * Dimensions).Select(_ => random.NextSingle() - 0.5f)], Dimensions);
    }

    private static ItemVectors Coarse(int rows, int seed)
    {
        var random = new Random(seed);
        return new ItemVectors([.. Enumerable.Range(0, rows * Dimensions).Select(_ => random.Next(10) == 0 ? 1f : 0)], Dimensions);
    }

    private static TopK[] Tops(int count, int k)
    {
        TopK[] tops = [.. Enumerable.Range(0, count).Select(_ => new TopK())];
        Array.ForEach(tops, top => top.Reset(k));
        return tops;
    }

    private static int[] Indexes(TopK top) => [.. top.TakeSorted().ToArray().Select(ScoredIndex.Index)];

    private readonly struct OddOnly : IIndexFilter
    {
        public bool Accepts(int index) => index % 2 == 1;
    }
}

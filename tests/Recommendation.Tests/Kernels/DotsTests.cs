using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Tests.Kernels;

public sealed class DotsTests
{
    public static TheoryData<KernelPath, int, int> Cases()
    {
        var cases = new TheoryData<KernelPath, int, int>();
        foreach (KernelPath path in Enum.GetValues<KernelPath>())
        {
            foreach ((int rows, int dimensions) in new[] { (0, 64), (1, 64), (7, 32), (8, 64), (23, 96), (9, 5), (16, 40), (33, 128) })
                cases.Add(path, rows, dimensions);
        }
        return cases;
    }

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void FloatDots_OfRows_EqualThePlainSums(KernelPath path, int rows, int dimensions)
    {
        // 512-bit float code also runs emulated.
        Skip.IfNot(KernelPaths.IsSupported(path == KernelPath.Avx512 ? KernelPath.Avx2 : path), $"This processor has no {path}.");
        var random = new Random(rows * 1000 + dimensions);
        float[] matrix = Floats(random, rows * dimensions), query = Floats(random, dimensions), products = new float[rows];

        FloatDots.OfRows(matrix, query, products, path);

        for (int row = 0; row < rows; row++)
            Assert.Equal(Enumerable.Range(0, dimensions).Sum(d => (double)matrix[row * dimensions + d] * query[d]), products[row], 1e-4);
    }

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Int8Dots_OfRows_EqualThePlainSums(KernelPath path, int rows, int dimensions)
    {
        Skip.IfNot(KernelPaths.IsSupported(path), $"This processor has no {path}.");
        var random = new Random(rows * 1000 + dimensions);
        sbyte[] matrix = Bytes(random, rows * dimensions), query = Bytes(random, dimensions);
        float[] products = new float[rows], scales = [.. Enumerable.Range(1, rows).Select(i => (float)i)];

        Int8Dots.OfRows(matrix, scales, query, 2, products, path);

        for (int row = 0; row < rows; row++)
            Assert.Equal(Enumerable.Range(0, dimensions).Sum(d => matrix[row * dimensions + d] * query[d]) * 2f * scales[row], products[row]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(96)]
    public void Int8Dots_OfTwoRows_EqualsThePlainSum(int dimensions)
    {
        var random = new Random(dimensions);
        sbyte[] one = Bytes(random, dimensions), other = Bytes(random, dimensions);

        Assert.Equal(one.Zip(other, (a, b) => a * b).Sum(), Int8Dots.Of(one, other));
    }

    [SkippableTheory]
    [InlineData(KernelPath.Portable)]
    [InlineData(KernelPath.Avx2)]
    [InlineData(KernelPath.Avx512)]
    public void Int8Dots_ExtremeValues_DoNotOverflow(KernelPath path)
    {
        Skip.IfNot(KernelPaths.IsSupported(path), $"This processor has no {path}.");
        var query = new sbyte[4096];
        Array.Fill(query, (sbyte)-127);
        var matrix = new sbyte[8 * query.Length];
        Array.Fill(matrix, (sbyte)127);
        var products = new float[8];

        Int8Dots.OfRows(matrix, [1, 1, 1, 1, 1, 1, 1, 1], query, 1, products, path);

        Assert.All(products, p => Assert.Equal(-127 * 127 * 4096, p));
    }

    [Fact]
    public void OfRows_ShapesThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => FloatDots.OfRows(new float[10], new float[3], new float[3], KernelPath.Portable));
        Assert.Throws<ArgumentException>(() => Int8Dots.OfRows(new sbyte[10], new float[3], new sbyte[3], 1, new float[3], KernelPath.Portable));
    }

    private static float[] Floats(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];

    private static sbyte[] Bytes(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (sbyte)random.Next(-127, 128))];
}

using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Tests.LinearAlgebra;

public class TileKernelTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    public void AddProduct_BothWidths_EqualsPlainLoops(int width)
    {
        const int side = TileKernel.Side;
        var random = new Random(5);
        var (a, b, c) = (Tile(random), Tile(random), Tile(random));
        var expected = (float[])c.Clone();
        for (var i = 0; i < side; i += 37)
        {
            for (var j = 0; j < side; j++)
            {
                for (var k = 0; k < side; k++) expected[i * side + j] += a[i * side + k] * b[j * side + k];
            }
        }

        var (left, right) = (new float[TileKernel.Length], new float[TileKernel.Length]);
        TileKernel.PackLeft(a, left);
        TileKernel.PackRight(b, right, width);
        TileKernel.AddProduct(c, left, right, width);

        for (var i = 0; i < side; i += 37)
        {
            for (var j = 0; j < side; j++) Assert.Equal(expected[i * side + j], c[i * side + j], 1e-3f);
        }
    }

    private static float[] Tile(Random random)
    {
        var tile = new float[TileKernel.Length];
        for (var e = 0; e < tile.Length; e++) tile[e] = random.NextSingle() - 0.5f;
        return tile;
    }
}

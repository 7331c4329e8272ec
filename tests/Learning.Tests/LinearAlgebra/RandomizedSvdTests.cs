using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Tests.LinearAlgebra;

public class RandomizedSvdTests
{
    [Fact]
    public void Decompose_BlocksOfOnes_FindsTheirSingularValuesAndVectors()
    {
        // Three blocks of ones of u users × i items have the singular values sqrt(u·i), and vectors that are constant on a block's items.
        var matrix = new CsrBuilder(60, 45);
        Block(matrix, 0, 30, 0, 20);
        Block(matrix, 30, 20, 20, 15);
        Block(matrix, 50, 10, 35, 10);

        var (values, right) = RandomizedSvd.Decompose(matrix.Build(), 3, 4, seed: 1, new Workers(2));

        Assert.Equal([Math.Sqrt(600), Math.Sqrt(300), 10], values.Select(v => (double)v), (a, b) => Math.Abs(a - b) < 1e-3);
        Assert.Equal(1 / Math.Sqrt(20), Math.Abs(right.Row(7)[0]), 1e-4);
        Assert.Equal(0, right.Row(40)[0], 1e-4);
        Assert.Equal(1 / Math.Sqrt(10), Math.Abs(right.Row(40)[2]), 1e-4);
    }

    private static void Block(CsrBuilder matrix, int firstUser, int users, int firstItem, int items)
    {
        for (var u = firstUser; u < firstUser + users; u++)
        {
            for (var i = firstItem; i < firstItem + items; i++) matrix.Add(u, i, 1);
        }
    }
}

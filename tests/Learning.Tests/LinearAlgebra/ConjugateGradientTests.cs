using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Tests.LinearAlgebra;

public class ConjugateGradientTests
{
    [Fact]
    public void Solve_PositiveDefinite_FindsTheSolution()
    {
        float[] matrix = [4, 1, 0, 1, 3, 1, 0, 1, 5];
        float[] vector = [6, 10, 17];

        new ConjugateGradient(3).Solve(matrix, vector);

        Assert.Equal([1, 2, 3], vector, (a, b) => Math.Abs(a - b) < 1e-2);
    }

    [Fact]
    public void Solve_NotPositiveDefinite_StaysFinite()
    {
        float[] matrix = [1, 5, 5, 1];
        float[] vector = [1, -1];

        new ConjugateGradient(2).Solve(matrix, vector);

        Assert.All(vector, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Solve_ZeroVector_IsZero()
    {
        float[] vector = [0, 0];

        new ConjugateGradient(2).Solve([2, 0, 0, 2], vector);

        Assert.Equal([0f, 0f], vector);
    }
}

using FsCheck;
using FsCheck.Fluent;
using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Tests.LinearAlgebra;

public class SymmetricInverseTests
{
    [Fact]
    public void Invert_RandomPositiveDefinite_TimesItselfIsIdentity() =>
        Prop.ForAll(Gen.Choose(1, 60).Two().ToArbitrary(), pair => Residual(pair.Item1 * pair.Item2 % 700 + 1, pair.Item2) < 1e-3)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    [Theory]
    [InlineData(1)]
    [InlineData(191)]
    [InlineData(192)]
    [InlineData(193)]
    [InlineData(577)]
    public void Invert_SizesAroundTileBounds_TimesItselfIsIdentity(int size) => Assert.True(Residual(size, seed: 3) < 1e-3);

    [Fact]
    public void Invert_NotPositiveDefinite_Throws()
    {
        var matrix = new SymmetricMatrix(2);
        (matrix[0, 0], matrix[1, 0], matrix[1, 1]) = (1, 2, 1);

        Assert.Throws<ArithmeticException>(() => SymmetricInverse.Invert(matrix, new Workers(1)));
    }

    [Fact]
    public void Invert_Cancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => SymmetricInverse.Invert(Random(400, 1), new Workers(2, cancellation.Token)));
    }

    private static double Residual(int size, int seed)
    {
        var matrix = Random(size, seed);
        var original = matrix.ToRows(1, new Workers(1));
        SymmetricInverse.Invert(matrix, new Workers(2));
        var inverse = matrix.ToRows(1, new Workers(1));
        var worst = 0.0;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < Math.Min(size, 40); j++)
            {
                var sum = 0.0;
                for (var k = 0; k < size; k++) sum += (double)original[i][k] * inverse[j][k];
                worst = Math.Max(worst, Math.Abs(sum - (i == j ? 1 : 0)));
            }
        }

        return worst;
    }

    private static SymmetricMatrix Random(int size, int seed)
    {
        var random = new System.Random(seed);
        var matrix = new SymmetricMatrix(size);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++) matrix[i, j] = random.NextSingle() - 0.5f;
            matrix[i, i] = size + random.NextSingle();
        }

        return matrix;
    }
}

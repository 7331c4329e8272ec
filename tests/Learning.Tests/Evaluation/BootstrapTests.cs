using SocialRec.Learning.Evaluation;

namespace SocialRec.Learning.Tests.Evaluation;

public class BootstrapTests
{
    [Fact]
    public void Mean_NormalSample_IntervalIsTwoStandardErrorsWide()
    {
        var random = new Random(2);
        var values = Enumerable.Range(0, 2_000).Select(_ => random.NextDouble()).ToArray();

        var interval = Bootstrap.Mean(values, 2_000, seed: 1);

        // A uniform variable has the standard deviation 1 ∕ √12.
        var expected = 2 * 1.96 / Math.Sqrt(12 * 2_000);
        Assert.InRange((interval.High - interval.Low) / expected, 0.9, 1.1);
        Assert.InRange(interval.Mean, interval.Low, interval.High);
    }

    [Fact]
    public void Mean_SameSeed_IsTheSame() =>
        Assert.Equal(Bootstrap.Mean([1, 2, 3, 4], 100, 7), Bootstrap.Mean([1, 2, 3, 4], 100, 7));
}

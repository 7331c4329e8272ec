using FsCheck;
using FsCheck.Fluent;
using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Tests.LinearAlgebra;

public class TopKTests
{
    [Fact]
    public void Drain_AnyScores_EqualsSorting() => Prop.ForAll(
        Gen.Choose(0, 20).ArrayOf().ToArbitrary(), Gen.Choose(0, 12).ToArbitrary(), (scores, k) =>
    {
        var top = new TopK();
        top.Reset(k);
        for (var i = 0; i < scores.Length; i++) top.Offer(i, scores[i]);

        var expected = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(k);
        return top.Drain().Indexes.SequenceEqual(expected);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(3, 5)]
    [InlineData(10, 1_000)]
    [InlineData(100, 50_000)]
    [InlineData(100, 3)]
    public void OfferAll_ManyScores_EqualsSorting(int k, int distinct)
    {
        var random = new Random(k);
        float[] scores = [.. Enumerable.Range(0, 2_003).Select(_ => (float)random.Next(distinct) - distinct / 4), float.NaN, float.NegativeInfinity];

        Assert.Equal(Sorted(scores, k, 1), Best(scores, k, 1));
        Assert.Equal(Sorted(scores, k, float.MinValue), Best(scores, k, float.MinValue));
    }

    [Fact]
    public void OfferAll_BestLieBesideTheSample_FindsThem()
    {
        // Every sixteenth score is high, then only those between are: what a sample says of the rest is wrong both times.
        float[] sampled = [.. Enumerable.Range(0, 4_096).Select(i => i % 16 == 0 ? 1e6f - i : i)];
        float[] beside = [.. sampled.Select(score => -score)];

        Assert.Equal(Sorted(sampled, 300, float.MinValue), Best(sampled, 300, float.MinValue));
        Assert.Equal(Sorted(beside, 300, float.MinValue), Best(beside, 300, float.MinValue));
    }

    private static int[] Best(float[] scores, int k, float floor)
    {
        var top = new TopK();
        top.Reset(k);
        top.OfferAll(scores, floor);
        return top.Drain().Indexes;
    }

    private static IEnumerable<int> Sorted(float[] scores, int k, float floor) =>
        Enumerable.Range(0, scores.Length).Where(i => scores[i] >= floor).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(k);
}

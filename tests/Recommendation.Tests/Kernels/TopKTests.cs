using FsCheck;
using FsCheck.Fluent;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Tests.Kernels;

public sealed class TopKTests
{
    [Fact]
    public void TakeSorted_AnyScores_EqualsASortOfAll() => Prop.ForAll<PositiveInt, NormalFloat[]>((k, scores) =>
    {
        float[] values = Array.ConvertAll(scores, s => (float)Math.Round(s.Get, 1));
        return Select(values, k.Get).SequenceEqual(Reference(values, k.Get));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void TakeSorted_ManyScoresAllKept_EqualsASortOfAll() => Prop.ForAll<int>(seed =>
    {
        Random random = new(seed);
        // Of all sizes and signs, and some of them equal: every byte of a score decides somewhere.
        float[] values = [.. Enumerable.Range(0, random.Next(1, 1_000)).Select(_ => MathF.ScaleB(random.Next(-40, 40), random.Next(-30, 30)))];
        return Select(values, values.Length).SequenceEqual(Reference(values, values.Length));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void TakeSorted_ManyTies_PrefersLowIndexes()
    {
        float[] values = [.. Enumerable.Range(0, 10_000).Select(i => (float)(i % 3))];

        Assert.Equal(Reference(values, 100), Select(values, 100));
    }

    [Fact]
    public void Take_MoreThanOffered_GivesAll()
    {
        var top = new TopK();
        top.Reset(10);
        top.Offer(1, 7);

        Assert.Equal(1, top.Take().Length);
        Assert.Equal(float.NegativeInfinity, top.Threshold);
    }

    [Fact]
    public void Reset_AfterUse_ForgetsEverything()
    {
        var top = new TopK();
        Select(top, [5, 6, 7], 1);

        Assert.Equal([0], Select(top, [-5], 3));
    }

    [Fact]
    public void OfferAll_TwoHalves_EqualOneSelectionOfTheWhole() => Prop.ForAll<PositiveInt, NormalFloat[]>((k, scores) =>
    {
        float[] values = Array.ConvertAll(scores, s => (float)Math.Round(s.Get, 1));
        TopK top = new();
        top.Reset(k.Get);
        TopK other = top.Likewise();
        for (int i = 0; i < values.Length; i++)
            (i < values.Length / 2 ? top : other).Offer(values[i], i);
        top.OfferAll(other);
        return top.TakeSorted().ToArray().Select(ScoredIndex.Index).SequenceEqual(Reference(values, k.Get));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Likewise_OfASelectionWithAThreshold_TakesNothingBelowIt()
    {
        TopK top = new();
        top.Reset(2, above: 1);
        TopK other = top.Likewise();
        other.Offer(1, 0);
        other.Offer(2, 1);

        Assert.Equal([1], other.TakeSorted().ToArray().Select(ScoredIndex.Index));
    }

    [Theory]
    [InlineData(0f, 0)]
    [InlineData(-1.5f, 3)]
    [InlineData(float.MaxValue, int.MaxValue)]
    [InlineData(float.NegativeInfinity, 1)]
    public void ScoredIndex_PackedAndUnpacked_IsTheSame(float score, int index)
    {
        ulong key = ScoredIndex.Pack(score, index);

        Assert.Equal((score, index), (ScoredIndex.Score(key), ScoredIndex.Index(key)));
    }

    private static int[] Reference(float[] values, int k) =>
        [.. Enumerable.Range(0, values.Length).OrderByDescending(i => values[i]).ThenBy(i => i).Take(k)];

    private static int[] Select(float[] values, int k) => Select(new TopK(), values, k);

    private static int[] Select(TopK top, float[] values, int k)
    {
        top.Reset(k);
        for (int i = 0; i < values.Length; i++)
            top.Offer(values[i], i);
        return [.. top.TakeSorted().ToArray().Select(ScoredIndex.Index)];
    }
}

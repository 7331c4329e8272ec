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
}

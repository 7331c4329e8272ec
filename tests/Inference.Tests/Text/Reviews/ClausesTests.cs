using SocialRec.Inference.Text.Reviews;

namespace SocialRec.Inference.Tests.Text.Reviews;

public sealed class ClausesTests
{
    [Theory]
    [InlineData("Great screen, poor battery.", new[] { "Great screen", "poor battery" })]
    [InlineData("The room is big but the bed is hard!", new[] { "The room is big", "but the bed is hard" })]
    [InlineData("物流很快，味道很好。不过包装差", new[] { "物流很快", "味道很好", "不过包装差" })]
    [InlineData("I paid 1,299.50 for it. Fine", new[] { "I paid 1,299.50 for it", "Fine" })]
    [InlineData("...", new string[0])]
    [InlineData("", new string[0])]
    public void Of_AReview_CutsAtMarksAndTurns(string review, string[] clauses) =>
        Assert.Equal(clauses, Clauses.Of(review, 9).Select(place => review[place.Begin..place.End]));

    [Fact]
    public void Of_ManyClauses_StopsAtTheBound() => Assert.Equal(5, Clauses.Of(string.Concat(Enumerable.Repeat("ab, ", 100)), 5).Count);
}

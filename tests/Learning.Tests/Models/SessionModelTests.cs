using SocialRec.Learning.Models.Sequences;

namespace SocialRec.Learning.Tests.Models;

public class SessionModelTests
{
    private static readonly int[][] Sessions = [[0, 1, 2], [0, 1], [3, 0]];

    [Fact]
    public void Count_Rules_AreSharesInOrder()
    {
        var rules = SequentialRules.Count(Sessions, 4, steps: 10);

        Assert.Equal([1, 2], rules.RowColumns(0).ToArray());
        Assert.Equal([2 / 2.5f, 0.5f / 2.5f], rules.RowValues(0).ToArray());
        Assert.Equal(0, rules.RowLength(2));
    }

    [Fact]
    public void Count_OneStep_SeesTheNextItemOnly() => Assert.Equal([1], SequentialRules.Count(Sessions, 4, steps: 1).RowColumns(0).ToArray());

    [Fact]
    public void Score_Decay_CountsTheLastItemMost()
    {
        var rules = SequentialRules.Count([[0, 1], [2, 3]], 4, steps: 1);
        var scores = new float[4];

        new SessionModel([(rules, 1)], Decay: 0.5, Repeat: 0.1).Score([0, 2], scores);

        Assert.Equal([0.09f, 0.5f, 0.1f, 1f], scores, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Score_Returns_CountEachEventOfAnItem()
    {
        var scores = new float[3];

        new SessionModel([], Decay: 1, Repeat: 1) { RepeatDecay = 0.5, Returns = 1 }.Score([0, 1, 0, 2], scores);

        Assert.Equal([0.5f + 0.125f, 0.25f, 1], scores);
    }
}

using SocialRec.Learning.Evaluation;

namespace SocialRec.Learning.Tests.Evaluation;

public class RankingMetricsTests
{
    [Fact]
    public void At_TwoOfThreeFound_GivesHandValues()
    {
        var metrics = RankingMetrics.At([7, 1, 8, 2], new HashSet<int> { 1, 2, 3 }, 4);

        Assert.Equal(2.0 / 3, metrics.Recall, 12);
        Assert.Equal(0.5, metrics.Precision, 12);
        Assert.Equal(0.5, metrics.ReciprocalRank, 12);
        Assert.Equal(1, metrics.Hit);
        // Gains at ranks 2 and 4 over those at 1, 2 and 3.
        Assert.Equal((0.63092975 + 0.43067656) / (1 + 0.63092975 + 0.5), metrics.Ndcg, 7);
    }

    [Fact]
    public void At_ListShorterThanK_CountsMisses()
    {
        var metrics = RankingMetrics.At([4], new HashSet<int> { 4, 5 }, 10);

        Assert.Equal(0.5, metrics.Recall, 12);
        Assert.Equal(0.1, metrics.Precision, 12);
    }

    [Fact]
    public void At_HitBeyondK_IsNotSeen() => Assert.Equal(default, RankingMetrics.At([9, 4], new HashSet<int> { 4 }, 1));
}

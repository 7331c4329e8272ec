using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Neighbours;

namespace SocialRec.Learning.Tests.Evaluation;

public sealed class SparseRankingTests
{
    private const int Length = 10;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Best_RandomWeights_EqualsRankingEveryItem(int seed)
    {
        var random = new Random(seed);
        var scorer = new NeighbourScorer(Table(random, items: 300, neighbours: random.Next(1, 6)));
        var sut = new SparseRanking(scorer);
        for (var shopper = 0; shopper < 50; shopper++)
        {
            int[] history = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(300)).Distinct().Order()];
            var masked = history.ToHashSet();
            var profile = new SparseVector(history, Array.ConvertAll(history, _ => 1f));
            float[]? factors = shopper % 2 == 0 ? null : [.. Enumerable.Range(0, 300).Select(item => 1 + item % 7)];

            sut.Score(profile);
            var (items, scores) = sut.Best(masked, Length, factors);

            Assert.Equal(Reference(scorer, profile, masked, factors), items.Zip(scores));
        }
    }

    [Fact]
    public void Score_NotANumber_IsTold()
    {
        var sut = new SparseRanking(new NeighbourScorer(new CsrMatrix(3, [0, 1, 1, 1], [2], [float.NaN])));

        Assert.Equal(2, sut.Score(new SparseVector([0], [1])));
        Assert.Equal([1], sut.Best(new HashSet<int> { 0 }, 1).Items);
    }

    [Fact]
    public void Of_FewItems_IsNothing()
    {
        Assert.Null(SparseRanking.Of(new NeighbourScorer(Table(new Random(1), SparseRanking.LeastItems - 1, neighbours: 1))));
        Assert.NotNull(SparseRanking.Of(new NeighbourScorer(Table(new Random(1), SparseRanking.LeastItems, neighbours: 1))));
    }

    private static (int, float)[] Reference(NeighbourScorer scorer, SparseVector profile, HashSet<int> masked, float[]? factors)
    {
        var scores = new float[scorer.ItemCount];
        scorer.Score(profile, scores);
        for (var item = 0; item < scores.Length && factors is not null; item++) scores[item] *= factors[item];
        return [.. Enumerable.Range(0, scores.Length).Where(item => !masked.Contains(item)).OrderByDescending(item => scores[item]).ThenBy(item => item).Take(Length).Select(item => (item, scores[item]))];
    }

    // Few different weights of both signs: many scores are equal, some add up to 0.
    private static CsrMatrix Table(Random random, int items, int neighbours)
    {
        var rows = new (int[], float[])[items];
        for (var item = 0; item < items; item++)
        {
            int[] columns = [.. Enumerable.Range(0, neighbours).Select(_ => random.Next(items)).Distinct().Order()];
            rows[item] = (columns, Array.ConvertAll(columns, _ => (float)random.Next(-2, 3)));
        }

        return Rows.Concatenate(rows, items);
    }
}

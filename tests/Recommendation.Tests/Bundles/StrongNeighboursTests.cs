using FsCheck;
using FsCheck.Fluent;
using SocialRec.Recommendation.Bundles;

namespace SocialRec.Recommendation.Tests.Bundles;

public sealed class StrongNeighboursTests
{
    [Fact]
    public void Of_LongLists_KeepsTheLargestWeightsInTheirOrder() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            NeighbourGraph graph = Graph(seed, perItem: 3 * StrongNeighbours.PerItem);
            NeighbourGraph sut = StrongNeighbours.Of(graph);
            return Enumerable.Range(0, graph.Count).All(item => Reference(graph, item).SequenceEqual(Pairs(sut, item)))
                && sut.TypicalWeight == graph.TypicalWeight;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_ShortLists_IsTheGraphItself()
    {
        NeighbourGraph graph = Graph(seed: 1, perItem: StrongNeighbours.PerItem + 1);

        Assert.Same(graph, StrongNeighbours.Of(graph));
    }

    private static IEnumerable<(int, float)> Reference(NeighbourGraph graph, int item) =>
        Pairs(graph, item).OrderByDescending(pair => pair.Weight).Take(StrongNeighbours.PerItem).OrderBy(pair => pair.Target);

    private static (int Target, float Weight)[] Pairs(NeighbourGraph graph, int item) => [.. graph.TargetsOf(item).ToArray().Zip(graph.WeightsOf(item).ToArray())];

    private static NeighbourGraph Graph(int seed, int perItem)
    {
        Random random = new(seed);
        int items = perItem + 5;
        int[] targets = [.. Enumerable.Range(0, items).SelectMany(item => Enumerable.Range(0, items).Where(other => other != item).OrderBy(_ => random.Next()).Take(perItem).Order())];
        float[] weights = [.. Enumerable.Range(0, targets.Length).Select(i => (float)random.NextDouble() + i * 1e-7f)];
        return new NeighbourGraph([.. Enumerable.Range(0, items + 1).Select(i => i * perItem)], targets, weights);
    }
}

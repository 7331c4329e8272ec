using FsCheck;
using FsCheck.Fluent;
using SocialRec.Recommendation.Bundles;

namespace SocialRec.Recommendation.Tests.Bundles;

public sealed class StrongNeighboursTests
{
    [Fact]
    public void Of_LongLists_KeepsTheStrongestInTheirOrder() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            NeighbourGraph graph = Graph(seed, perItem: 3 * StrongNeighbours.PerItem);
            NeighbourGraph sut = StrongNeighbours.Of(graph);
            int[] lists = [.. Enumerable.Range(0, graph.Count).Select(item => graph.Targets.Count(target => target == item))];
            return Enumerable.Range(0, graph.Count).All(item => Reference(graph, lists, item).SequenceEqual(Pairs(sut, item)))
                && sut.TypicalWeight == graph.TypicalWeight;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_ShortLists_IsTheGraphItself()
    {
        NeighbourGraph graph = Graph(seed: 1, perItem: StrongNeighbours.PerItem + 1);

        Assert.Same(graph, StrongNeighbours.Of(graph));
    }

    [Fact]
    public void Of_EqualWeights_KeepsWhatMostListsHold()
    {
        const int PerItem = 2 * StrongNeighbours.PerItem;
        int[] common = [.. Enumerable.Range(0, PerItem)], own = [.. common[..^1], PerItem];
        int[] targets = [.. own, .. Enumerable.Repeat(common, PerItem).SelectMany(list => list)];
        float[] weights = [.. Enumerable.Repeat(1f, targets.Length)];
        weights.AsSpan(0, StrongNeighbours.PerItem - 1).Fill(2);
        weights[PerItem - 1] = 1.5f;

        NeighbourGraph sut = StrongNeighbours.Of(new NeighbourGraph([.. Enumerable.Range(0, PerItem + 2).Select(i => i * PerItem)], targets, weights));

        Assert.DoesNotContain(PerItem, sut.TargetsOf(0).ToArray());
    }

    private static IEnumerable<(int, float)> Reference(NeighbourGraph graph, int[] lists, int item) =>
        Pairs(graph, item).OrderByDescending(pair => pair.Weight * MathF.Pow(lists[pair.Target], 0.25f)).Take(StrongNeighbours.PerItem).OrderBy(pair => pair.Target);

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

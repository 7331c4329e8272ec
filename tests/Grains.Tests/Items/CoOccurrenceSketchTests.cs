using SocialRec.Grains.Items;

namespace SocialRec.Grains.Tests.Items;

public class CoOccurrenceSketchTests
{
    [Fact]
    public void Heaviest_FewItems_AreExactAndInOrder()
    {
        var sketch = new CoOccurrenceSketch();
        sketch.Add(1, 2);
        sketch.Add(2, 5);
        sketch.Add(1, 1);

        var (items, weights) = sketch.Heaviest(10);

        Assert.Equal([2UL, 1UL], items);
        Assert.Equal([5f, 3f], weights);
    }

    [Fact]
    public void Heaviest_ManyRareItems_KeepsTheFrequentOnes()
    {
        var sketch = new CoOccurrenceSketch();
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++)
            sketch.Add(random.Next(2) == 0 ? (ulong)random.Next(1, 6) : (ulong)random.Next(1000, 100_000), 1);

        Assert.Equal([1UL, 2UL, 3UL, 4UL, 5UL], sketch.Heaviest(5).Items.Order());
        Assert.Equal(CoOccurrenceSketch.Capacity, sketch.Count);
    }

    [Fact]
    public void Heaviest_ItemThatDisplacedAnother_CountsNoMoreThanItsOwnWeight()
    {
        var sketch = new CoOccurrenceSketch();
        for (ulong item = 1; item <= CoOccurrenceSketch.Capacity; item++)
            sketch.Add(item, 10);
        sketch.Add(1000, 3);

        var (items, weights) = sketch.Heaviest(CoOccurrenceSketch.Capacity);

        Assert.Equal(3, weights[Array.IndexOf(items, 1000UL)]);
    }
}

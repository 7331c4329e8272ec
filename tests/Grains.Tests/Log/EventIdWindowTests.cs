using SocialRec.Grains.Log;

namespace SocialRec.Grains.Tests.Log;

public sealed class EventIdWindowTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(3000)]
    public void Add_ManyIds_KeepsJustTheNewest(int capacity)
    {
        Random random = new(capacity);
        EventIdWindow sut = new(capacity);
        List<UInt128> model = [];
        for (int i = 0; i < 5 * capacity + 10; i++)
        {
            // Few low bits, so that probe sequences run into each other.
            UInt128 id = new((ulong)i, (ulong)random.Next(16));
            sut.Add(id);
            model.Add(id);
        }

        UInt128[] newest = [.. model.TakeLast(capacity)];
        Assert.Equal(capacity, sut.Count);
        Assert.All(newest, id => Assert.True(sut.Contains(id)));
        Assert.All(model.SkipLast(capacity), id => Assert.False(sut.Contains(id)));
        Assert.Equal(newest, sut.Newest(capacity));
    }

    [Fact]
    public void Newest_BeforeItIsFull_GivesTheLastOnes()
    {
        EventIdWindow sut = new(5000);
        for (int i = 1; i <= 1500; i++)
            sut.Add((UInt128)i);
        Assert.Equal([(UInt128)1499, 1500], sut.Newest(2));
    }
}

using SocialRec.Grains.State;
using SocialRec.Grains.Users;

namespace SocialRec.Grains.Tests.Users;

public sealed class SeenItemsTests
{
    [Theory]
    [InlineData(100, 60)]
    [InlineData(20_000, 15_000)]
    public void Add_ManyItems_KeepsTheNewestOnce_AndComesBack(int events, int items)
    {
        Random random = new(events);
        SeenItems sut = new();
        List<ulong> model = [];
        for (int i = 0; i < events; i++)
        {
            ulong item = (ulong)random.Next(items);
            bool isNew = !model.Contains(item);
            Assert.Equal(isNew, sut.Add(item));
            if (isNew)
                model.Add(item);
            if (model.Count > SeenItems.Capacity)
                model.RemoveAt(0);
        }

        Assert.Equal(model.Order(), sut.ToSorted([]));
        StateWriter writer = new();
        sut.Write(writer);
        StateReader reader = new(writer.Written);
        SeenItems back = SeenItems.Read(ref reader);
        Assert.Equal(model.Order(), back.ToSorted([]));
        Assert.Equal(sut.Add(ulong.MaxValue), back.Add(ulong.MaxValue));
        Assert.Equal(sut.ToSorted([]), back.ToSorted([]));
    }

    [Fact]
    public void ToSorted_FromAnEarlierAnswer_IsTheSame()
    {
        Random random = new(3);
        SeenItems sut = new();
        ulong[] earlier = [];
        for (int round = 0; round < 500; round++)
        {
            for (int i = random.Next(4); i > 0; i--)
                sut.Add((ulong)random.NextInt64());
            earlier = sut.ToSorted(earlier);
            Assert.Equal(sut.ToSorted([]), earlier);
        }
    }
}

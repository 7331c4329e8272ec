using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.State;
using SocialRec.Grains.Tests.Support;
using SocialRec.Grains.Users;

namespace SocialRec.Grains.Tests.Users;

public sealed class RecentRingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(256)]
    [InlineData(1000)]
    public void Add_ManyEvents_KeepsTheNewestInOrder_AndComesBack(int events)
    {
        Random random = new(events);
        RecentRing sut = new();
        List<RecentEvent> model = [];
        for (int i = 1; i <= events; i++)
        {
            RecentEvent e = RecentEvent.Of(Some(random), i * 3);
            sut.Add(e);
            model.Add(e);
        }

        model = [.. model.TakeLast(RecentRing.Capacity)];
        Assert.Equal(model, All(sut));
        StateWriter writer = new();
        sut.Write(writer);
        StateReader reader = new(writer.Written);
        RecentRing back = RecentRing.Read(ref reader);
        back.TakeWords(sut.Words());
        Assert.Equal(model, All(back));
        Assert.True(reader.AtEnd);
    }

    [Fact]
    public void IndexAbove_AnyPosition_IsTheFirstLaterEvent()
    {
        RecentRing sut = new();
        for (int i = 1; i <= 300; i++)
            sut.Add(RecentEvent.Of(Events.View("ann", "a"), i * 10));
        for (int position = 0; position < 3010; position += 7)
        {
            int index = sut.IndexAbove(position);
            Assert.True(index == sut.Count || sut[index].Position > position);
            Assert.True(index == 0 || sut[index - 1].Position <= position);
        }
    }

    private static SocialEvent Some(Random random) => Events.Of(
        (EventType)random.Next(2, 24), "ann", random.Next(3) > 0 ? $"item-{random.Next(5)}" : null, random.Next(2) > 0 ? "ben" : null, random.Next(5) == 0 ? "club" : null,
        random.Next(2) > 0 ? "fine" : null, random.Next(3) > 0 ? random.NextInt64(2_000_000_000_000) : null, random.Next(2) > 0 ? random.NextDouble() : null);

    private static List<RecentEvent> All(RecentRing ring) => [.. Enumerable.Range(0, ring.Count).Select(i => ring[i])];
}

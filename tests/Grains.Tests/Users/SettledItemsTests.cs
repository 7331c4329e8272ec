using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.State;
using SocialRec.Grains.Users;

namespace SocialRec.Grains.Tests.Users;

public sealed class SettledItemsTests
{
    [Theory]
    [InlineData(true, EventType.Purchase)]
    [InlineData(true, EventType.Like)]
    [InlineData(true, EventType.Save)]
    [InlineData(true, EventType.Dislike)]
    [InlineData(true, EventType.Hide)]
    [InlineData(false, EventType.View)]
    [InlineData(false, EventType.Like, EventType.Unlike)]
    [InlineData(false, EventType.Save, EventType.Unsave)]
    [InlineData(true, EventType.Like, EventType.Save, EventType.Unlike)]
    [InlineData(true, EventType.Purchase, EventType.Like, EventType.Unlike)]
    [InlineData(true, EventType.Like, EventType.Dislike, EventType.Unlike)]
    [InlineData(false, EventType.Dislike, EventType.Like, EventType.Unlike)]
    [InlineData(false, EventType.Hide, EventType.Like, EventType.Unlike)]
    [InlineData(false, EventType.Unlike)]
    public void Apply_TheseEvents_SettleTheItemOrNot(bool settled, params EventType[] types)
    {
        SettledItems sut = new();
        foreach (EventType type in types)
            sut.Apply(type, 42);
        Assert.Equal(settled ? [42UL] : [], sut.ToSorted());
    }

    [Fact]
    public void Apply_MoreThanItHolds_LosesTheOldest()
    {
        SettledItems sut = new();
        for (ulong item = 1; item <= SettledItems.Capacity + 10; item++)
            sut.Apply(EventType.Like, item);
        Assert.Equal(Enumerable.Range(11, SettledItems.Capacity).Select(i => (ulong)i), sut.ToSorted());
    }

    [Fact]
    public void Write_AnyState_ComesBackWithItsReasons()
    {
        Random random = new(9);
        SettledItems sut = new(), back = new();
        EventType[] types = [EventType.Purchase, EventType.Like, EventType.Unlike, EventType.Save, EventType.Unsave, EventType.Dislike, EventType.Hide];
        for (int round = 0; round < 200; round++)
        {
            for (int i = 0; i < 20; i++)
            {
                (EventType type, ulong item) = (types[random.Next(types.Length)], (ulong)random.Next(30));
                Assert.Equal(sut.Apply(type, item), back.Apply(type, item));
            }

            StateWriter writer = new();
            sut.Write(writer);
            StateReader reader = new(writer.Written);
            back = SettledItems.Read(ref reader);
            Assert.True(reader.AtEnd);
            Assert.Equal(sut.ToSorted(), back.ToSorted());
        }
    }
}

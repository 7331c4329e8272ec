using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Tests.Support;
using SocialRec.Grains.Users;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Users;

public sealed class ItemsBeforeTests
{
    private const long Day = ItemsBefore.WindowMs;

    [Fact]
    public void Of_AnAct_AreTheDifferentItemsOfInterestBefore_NewestFirst() => Assert.Equal(
        Hashes("c", "a"),
        Last((EventType.View, "a", 1), (EventType.Hide, "b", 2), (EventType.Like, "c", 3), (EventType.View, "x", 4), (EventType.View, "c", 5), (EventType.Click, "x", 6)));

    [Fact]
    public void Of_ManyItems_AreTheLastEight() => Assert.Equal(
        Hashes("9", "8", "7", "6", "5", "4", "3", "2"),
        Last([.. Enumerable.Range(0, 10).Select(i => (EventType.View, $"{i}", (long?)i)), (EventType.View, "x", 20)]));

    [Fact]
    public void Of_ItemsMoreThanADayBefore_AreNone() => Assert.Empty(Last((EventType.View, "a", 1), (EventType.View, "x", Day + 2)));

    [Fact]
    public void Of_UndatedHistory_CountsInItsOrder() => Assert.Equal(Hashes("b", "a"), Last((EventType.View, "a", null), (EventType.View, "b", 5 * Day), (EventType.View, "x", null)));

    [Theory]
    [InlineData(EventType.Dislike)]
    [InlineData(EventType.Unlike)]
    [InlineData(EventType.Hide)]
    public void Of_AnActWithoutInterest_AreNone(EventType type) => Assert.Empty(Last((EventType.View, "a", 1), (type, "x", 2)));

    private static ulong[] Last(params (EventType Type, string Item, long? TimeMs)[] acts)
    {
        RecentRing ring = new();
        for (int i = 0; i < acts.Length; i++)
            ring.Add(RecentEvent.Of(Events.Of(acts[i].Type, "ann", acts[i].Item, timeMs: acts[i].TimeMs), i + 1));
        return ItemsBefore.Of(ring, ring.Count - 1);
    }

    private static ulong[] Hashes(params string[] items) => Array.ConvertAll(items, IdHash.Of);
}

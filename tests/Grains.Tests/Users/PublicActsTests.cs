using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Tests.Support;
using SocialRec.Grains.Users;

namespace SocialRec.Grains.Tests.Users;

public sealed class PublicActsTests
{
    [Fact]
    public void For_EachType_PassesOnOnlyWhatIsPublic()
    {
        EventType[] passed = [.. Enum.GetValues<EventType>().Where(type => For(Events.Of(type, "ann", "a")).Acts.Length == 1)];
        Assert.Equal([EventType.Purchase, EventType.Like, EventType.Unlike, EventType.Share, EventType.Comment, EventType.Review], passed);
    }

    [Fact]
    public void InPerson_AShareWithAPerson_GoesToThatPersonOnly()
    {
        SocialEvent share = Events.Of(EventType.Share, "ann", "a", target: "ben", text: "look");
        Assert.Empty(For(share).Acts);
        (string person, FriendAct[] acts) = Assert.Single(PublicActs.InPerson("ann", Ring(share, Events.Like("ann", "b")), 0, long.MaxValue));
        Assert.Equal("ben", person);
        FriendAct act = Assert.Single(acts);
        Assert.True(act.Direct);
        Assert.Equal("look", act.Text);
    }

    [Fact]
    public void For_AShareWithACircle_GoesToNoFriend() => Assert.Empty(For(Events.Of(EventType.Share, "ann", "a", circle: "club")).Acts);

    [Fact]
    public void For_ARunOfTheLog_NamesTheActBefore()
    {
        RecentRing ring = Ring(Events.Like("ann", "a"), Events.View("ann", "b"), Events.Like("ann", "c"), Events.Like("ann", "d"));
        ActsDelivery delivery = PublicActs.For("ann", ring, after: 2, upTo: 3);
        Assert.Equal(1, delivery.Previous);
        Assert.Equal(["c"], delivery.Acts.Select(act => act.Item));
    }

    [Fact]
    public void Standing_LikesTakenBackAndWhatIsNotForAll_AreLeftOut()
    {
        RecentRing ring = Ring(
            Events.Like("ann", "a"), Events.Like("ann", "b"), Events.Of(EventType.Unlike, "ann", "a"), Events.Of(EventType.Share, "ann", "c", target: "ben"),
            Events.Of(EventType.Share, "ann", "d", circle: "club"), Events.View("ann", "e"), Events.Of(EventType.Purchase, "ann", "a"), Events.Like("ann", "f"));
        Assert.Equal(["f", "a", "b"], PublicActs.Standing("ann", ring, 10).Select(act => act.Item));
        Assert.Equal(["f"], PublicActs.Standing("ann", ring, 1).Select(act => act.Item));
    }

    private static ActsDelivery For(SocialEvent e) => PublicActs.For("ann", Ring(e), 0, long.MaxValue);

    private static RecentRing Ring(params SocialEvent[] events)
    {
        RecentRing ring = new();
        for (int i = 0; i < events.Length; i++)
            ring.Add(RecentEvent.Of(events[i], i + 1));
        return ring;
    }
}

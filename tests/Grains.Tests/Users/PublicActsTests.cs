using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Tests.Support;
using SocialRec.Grains.Users;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Users;

public sealed class PublicActsTests
{
    [Fact]
    public void For_EachType_PassesOnOnlyWhatIsPublic()
    {
        EventType[] passed = [.. Enum.GetValues<EventType>().Where(type => For(0, Events.Of(type, "ann", "a")).Acts.Length == 1)];
        Assert.Equal([EventType.Purchase, EventType.Like, EventType.Unlike, EventType.Share, EventType.Comment, EventType.Review], passed);
    }

    [Fact]
    public void For_AShareWithAPerson_GoesToThatPersonOnly()
    {
        SocialEvent share = Events.Of(EventType.Share, "ann", "a", target: "ben", text: "look");
        Assert.Empty(For(0, share).Acts);
        Assert.Empty(For(IdHash.Of("cid"), share).Acts);
        FriendAct act = Assert.Single(For(IdHash.Of("ben"), share).Acts);
        Assert.True(act.Direct);
        Assert.Equal("look", act.Text);
    }

    [Fact]
    public void For_AShareWithACircle_GoesToNoFriend() => Assert.Empty(For(0, Events.Of(EventType.Share, "ann", "a", circle: "club")).Acts);

    [Fact]
    public void For_ARunOfTheLog_NamesTheActBefore()
    {
        RecentRing ring = Ring(Events.Like("ann", "a"), Events.View("ann", "b"), Events.Like("ann", "c"), Events.Like("ann", "d"));
        ActsDelivery delivery = PublicActs.For("ann", ring, after: 2, upTo: 3, reader: 0);
        Assert.Equal(1, delivery.Previous);
        Assert.Equal(["c"], delivery.Acts.Select(act => act.Item));
    }

    private static ActsDelivery For(ulong reader, SocialEvent e) => PublicActs.For("ann", Ring(e), 0, long.MaxValue, reader);

    private static RecentRing Ring(params SocialEvent[] events)
    {
        RecentRing ring = new();
        for (int i = 0; i < events.Length; i++)
            ring.Add(RecentEvent.Of(events[i], i + 1));
        return ring;
    }
}

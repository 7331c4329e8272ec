using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.State;
using SocialRec.Grains.Tests.Support;
using SocialRec.Grains.Users;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Users;

public sealed class UserViewTests
{
    [Fact]
    public void Apply_DeltasRepeatedAndLate_EndInOneState_WithTheSameBefore() => Gens.ForAll(Gens.Events, events =>
    {
        UserView once = new("ann", new UserState(), 1), thrice = new("ann", new UserState(), 1);
        ulong[][] before = Apply(once, events, 1);
        Random random = new(events.Length);
        for (int i = 0; i < events.Length; i++)
        {
            Apply(thrice, [events[i]], i + 1);
            int again = random.Next(i + 1);
            Assert.Equal(before[again..(i + 1)], Apply(thrice, events[again..(i + 1)], again + 1));
        }

        Assert.Equal(Write(once.State), Write(thrice.State));
    });

    [Fact]
    public void Context_Unchanged_IsTheSameObject()
    {
        UserView sut = new("ann", new UserState(), 1);
        ShopperContext first = sut.Context;
        Assert.Same(first, sut.Context);
        Apply(sut, [Events.View("ann", "a")], 1);
        ShopperContext second = sut.Context;
        Assert.NotSame(first, second);
        Assert.True(second.Version > first.Version);
        Assert.Equal(1, second.Position);
    }

    [Fact]
    public void Context_AfterAnyChanges_IsWhatAFreshOneWouldBe() => Gens.ForAll(Gens.Events, events =>
    {
        UserView sut = new("ann", new UserState(), 1);
        for (int i = 0; i < events.Length; i++)
        {
            sut.Apply(events[i], i + 1, out _);
            sut.Deliver(IdHash.Of("user-1"), new ActsDelivery("user-1", 0, [new FriendAct("user-1", i + 1, EventType.Like, $"item-{i}", i, null, false)]));
            if (i % 3 != 0)
                continue;
            ShopperContext context = sut.Context;
            ShopperContext fresh = ShopperContexts.Build(new ShopperContext { User = "ann" }, UserParts.All, sut.State, sut.Feed, context.Version);
            Assert.Equivalent(fresh, context, strict: true);
        }
    });

    [Fact]
    public void Context_Columns_MatchTheEvents()
    {
        UserView sut = new("ann", new UserState(), 1);
        Apply(
            sut,
            [Events.Of(EventType.Review, "ann", "a", value: 4, timeMs: 10), Events.Follow("ann", "ben"), Events.Of(EventType.Join, "ann", circle: "club"), Events.View("ann", "b"), Events.Of(EventType.Mute, "ann", target: "cid")],
            1);
        ShopperContext context = sut.Context;
        Assert.Equal([IdHash.Of("b"), IdHash.Of("a")], context.RecentItems);
        Assert.Equal([(byte)EventType.View, (byte)EventType.Review], context.RecentTypes);
        Assert.Equal([float.NaN, 4], context.RecentValues);
        Assert.Equal([0, 10], context.RecentTimesMs);
        Assert.Equal([IdHash.Of("ben")], context.Follows);
        Assert.Equal([IdHash.Of("cid")], context.Silenced);
        Assert.Equal([HashedIds.Of("club").Hash], context.Circles);
    }

    [Fact]
    public void Deliver_WithAGap_IsNotTakenUntilItIsClosed()
    {
        UserView sut = Following("ben");
        Assert.Equal(0, sut.Deliver(IdHash.Of("ben"), new ActsDelivery("ben", 5, [Act("ben", 9)])));
        Assert.Equal(0, sut.Feed.Count);
        Assert.Equal(9, sut.Deliver(IdHash.Of("ben"), new ActsDelivery("ben", 0, [Act("ben", 5), Act("ben", 9)])));
        Assert.Equal(2, sut.Feed.Count);
    }

    [Fact]
    public void Deliver_FromAStranger_IsNotTaken() =>
        Assert.Equal(IFeedView.NotFollowing, Following("ben").Deliver(IdHash.Of("cid"), new ActsDelivery("cid", 0, [Act("cid", 1)])));

    [Theory]
    [InlineData(EventType.Unfollow)]
    [InlineData(EventType.Block)]
    [InlineData(EventType.Mute)]
    public void Apply_TurningAway_EmptiesTheFeedAtOnce(EventType type)
    {
        UserView sut = Following("ben");
        sut.Deliver(IdHash.Of("ben"), new ActsDelivery("ben", 0, [Act("ben", 5)]));
        sut.Apply(Events.Of(type, "ann", target: "ben"), 2, out _);
        Assert.Empty(sut.Context.Feed);
        Assert.Equal(IFeedView.NotFollowing, sut.Deliver(IdHash.Of("ben"), new ActsDelivery("ben", 5, [Act("ben", 6)])));
    }

    private static ulong[][] Apply(UserView view, SocialEvent[] events, long first)
    {
        var before = new ulong[events.Length][];
        for (int i = 0; i < events.Length; i++)
            view.Apply(events[i], first + i, out before[i]);
        return before;
    }

    private static UserView Following(string author)
    {
        UserView view = new("ann", new UserState(), 1);
        view.Apply(Events.Follow("ann", author), 1, out _);
        return view;
    }

    private static FriendAct Act(string author, long position) => new(author, position, EventType.Like, $"item-{position}", position, null, false);

    private static byte[] Write(UserState state)
    {
        StateWriter writer = new();
        state.Write(writer);
        return writer.Written.ToArray();
    }
}

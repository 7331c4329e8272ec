using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.State;
using SocialRec.Grains.Tests.Support;
using SocialRec.Grains.Users;

namespace SocialRec.Grains.Tests.Users;

public sealed class UserStateTests
{
    [Fact]
    public void Write_AnyUser_ComesBack() => Gens.ForAll(Gens.Events, events =>
    {
        UserState sut = Apply(events);
        sut.Profile = new UserProfile { Name = "安", Private = true, Attributes = { ["age"] = "7" } };
        sut.ProfileVersion = 3;
        byte[] bytes = Write(sut);
        StateReader reader = new(bytes);
        var back = UserState.Read(ref reader, UserState.FormatVersion);
        Assert.True(reader.AtEnd);
        back.TakeWords(sut.Recent.Words());
        Assert.Equal(bytes, Write(back));
        Assert.Equal(sut.Counts.ToDictionary(), back.Counts.ToDictionary());
        Assert.Equal((sut.Profile.Name, "7"), (back.Profile!.Name, back.Profile.Attributes["age"]));
    });

    [Fact]
    public void Apply_EachTypeOnce_IsCountedOnce()
    {
        UserState sut = Apply([.. Enum.GetValues<EventType>().Select(type => Events.Of(type, "ann", "item", "ben", "club"))]);
        Assert.All(Enum.GetValues<EventType>(), type => Assert.Equal(1, sut.Counts.ToDictionary()[type]));
        Assert.Equal(Enum.GetValues<EventType>().Length, sut.Applied);
        Assert.Empty(sut.Follows.Ids().Concat(sut.Blocks.Ids()).Concat(sut.Mutes.Ids()).Concat(sut.Circles.Ids()));
    }

    [Fact]
    public void Apply_Impressions_AreCountedAndNotKept()
    {
        UserState sut = Apply([Events.View("ann", "a"), .. Enumerable.Range(0, 500).Select(i => Events.Of(EventType.Impression, "ann", $"item-{i}"))]);
        Assert.Equal(500, sut.Counts.ToDictionary()[EventType.Impression]);
        Assert.Equal(1, sut.Recent.Count);
        Assert.Equal(1, sut.Seen.Count);
    }

    [Fact]
    public void Apply_ALongWord_IsCut()
    {
        UserState sut = Apply([Events.Of(EventType.Review, "ann", "a", text: new string('x', 279) + "🎁 and more")]);
        Assert.Equal(new string('x', 279), sut.Recent[0].Detail!.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(true, EventType.Block, EventType.Unblock)]
    [InlineData(false, EventType.Block)]
    [InlineData(false, EventType.Mute)]
    [InlineData(false, EventType.Unfollow)]
    [InlineData(false, EventType.Mute, EventType.Block, EventType.Unmute)]
    public void Hears_AfterTheseEvents_OrNot(bool hears, params EventType[] types)
    {
        UserState sut = Apply([Events.Follow("ann", "ben"), .. types.Select(type => Events.Of(type, "ann", target: "ben"))]);
        Assert.Equal(hears, sut.Hears(HashedIds.Of("ben").Hash));
    }

    private static UserState Apply(SocialEvent[] events)
    {
        UserState state = new();
        for (int i = 0; i < events.Length; i++)
            state.Apply(events[i], i + 1);
        return state;
    }

    private static byte[] Write(UserState state)
    {
        StateWriter writer = new();
        state.Write(writer);
        return writer.Written.ToArray();
    }
}

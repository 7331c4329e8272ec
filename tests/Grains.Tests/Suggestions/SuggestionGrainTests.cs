using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Suggestions;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Suggestions;

public sealed class SuggestionGrainTests
{
    [Fact]
    public async Task Friends_FriendsOfFriends_ComeWithWhoLedThere()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(
            Events.Follow("bob", "ann"), Events.Follow("bob", "cid"), Events.Follow("ann", "dan"), Events.Follow("cid", "dan"), Events.Follow("ann", "eve"),
            Events.Follow("ann", "bob"), Events.Follow("ann", "foe"), Events.Of(EventType.Block, "bob", target: "foe"), Events.Follow("ann", "shy"), Events.Of(EventType.Block, "shy", target: "bob"));

        Suggestion[] people = (await Sut(cluster).FriendsAsync("bob", 10))!;

        Assert.Equal(["dan", "eve"], people.Select(one => one.Id));
        Assert.Equal(["ann", "cid"], people[0].Reasons.Select(reason => reason.Actor).Order());
    }

    [Fact]
    public async Task Circles_FriendsAndSharedItems_AreTheReasons()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(
            Join("ann", "tea"), Join("ann", "joined"), Join("bob", "joined"), Join("zoe", "secret"), Join("zoe", "shared"), Events.Follow("bob", "ann"),
            Events.Like("bob", "cup"));
        await cluster.Circle("secret").PutAsync(new CircleAbout { Hidden = true });
        await cluster.DoAsync(Events.Like("zoe", "cup"));

        Suggestion[] circles = await Eventually.BecomesAsync(async () => (await Sut(cluster).CirclesAsync("bob", 10))!, found => found.Length == 2 && found[1].Reasons.Length > 0);

        Assert.Equal(["shared", "tea"], circles.Select(one => one.Id).Order());
        Assert.Equal("ann", circles.Single(one => one.Id == "tea").Reasons[0].Actor);
        Assert.Equal("cup", circles.Single(one => one.Id == "shared").Reasons[0].Item);
    }

    [Fact]
    public async Task Suggestions_PrivateFriend_IsNotNamed()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Events.Follow("bob", "ann"), Events.Follow("ann", "dan"), Join("ann", "tea"));
        await cluster.User("ann").PutProfileAsync(new UserProfile { Private = true });
        Assert.Empty((await Sut(cluster).FriendsAsync("bob", 10))!);
        Assert.Empty((await Sut(cluster).CirclesAsync("bob", 10))!);
    }

    [Fact]
    public async Task Suggestions_UnknownUserOrBadLimit_SaySo()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        Assert.Null(await Sut(cluster).FriendsAsync("nobody", 10));
        Assert.Null(await Sut(cluster).CirclesAsync("nobody", 10));
        Assert.Equal("limit", (await Assert.ThrowsAsync<InvalidRequestException>(() => Sut(cluster).FriendsAsync("nobody", 0))).Pointer);
    }

    private static SocialEvent Join(string user, string circle) => Events.Of(EventType.Join, user, circle: circle);

    private static ISuggestionGrain Sut(GrainsCluster cluster) => cluster.Grains.GetGrain<ISuggestionGrain>(GrainKey.Of(GrainsCluster.Tenant, 0));
}

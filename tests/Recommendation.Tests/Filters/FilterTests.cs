using SocialRec.Recommendation.Shoppers;
using SocialRec.Recommendation.Tests.Worlds;

namespace SocialRec.Recommendation.Tests.Filters;

/// <summary>Each filter by a friend's fresh like of the item in question: nothing but the filter can keep it out.</summary>
public sealed class FilterTests
{
    [Fact]
    public async Task NoRule_ItemLikedByAFriend_IsShown() => Assert.True(await ShowsAsync(e => e, p => p, r => r));

    [Fact]
    public async Task Hidden_ItemIsLeftOut() => Assert.False(await ShowsAsync(e => e with { Hidden = true }, p => p, r => r));

    [Fact]
    public async Task OutOfStock_ItemIsLeftOut() => Assert.False(await ShowsAsync(e => e with { InStock = false }, p => p, r => r));

    [Fact]
    public async Task Expired_ItemIsLeftOutFromThatInstant()
    {
        Assert.False(await ShowsAsync(e => e with { ExpiresMs = World.Now }, p => p, r => r));
        Assert.True(await ShowsAsync(e => e with { ExpiresMs = World.Now + 1 }, p => p, r => r));
    }

    [Fact]
    public async Task Excluded_ItemIsLeftOut() => Assert.False(await ShowsAsync(e => e, p => p, r => r with { Exclude = ["lamp"] }));

    [Fact]
    public async Task Seen_ItemIsLeftOutUnlessAskedFor()
    {
        Assert.False(await ShowsAsync(e => e, p => p.SawOnly("lamp"), r => r));
        Assert.True(await ShowsAsync(e => e, p => p.SawOnly("lamp"), r => r with { ExcludeSeen = false }));
    }

    [Theory]
    [InlineData(ActType.Dislike)]
    [InlineData(ActType.Hide)]
    public async Task Rejected_ItemIsLeftOutEvenIfSeenItemsAreWanted(ActType act) =>
        Assert.False(await ShowsAsync(e => e, p => p.Did(act, "lamp"), r => r with { ExcludeSeen = false }));

    [Fact]
    public async Task Bought_ItemComesBackOnlyIfSeenItemsAreWanted()
    {
        Assert.False(await ShowsAsync(e => e, p => p.Did(ActType.Purchase, "lamp"), r => r));
        Assert.True(await ShowsAsync(e => e, p => p.Did(ActType.Purchase, "lamp"), r => r with { ExcludeSeen = false }));
    }

    [Theory]
    [InlineData("lights", true)]
    [InlineData("home", true)]
    [InlineData("garden", false)]
    [InlineData("unheard-of", false)]
    public async Task Category_AnyOfTheItemsOwnCounts(string category, bool shown) =>
        Assert.Equal(shown, await ShowsAsync(e => e with { Categories = ["lights", "home"] }, p => p, r => r with { Category = category }));

    [Theory]
    [InlineData("red", "small", true)]
    [InlineData("red", "large", false)]
    public async Task Attributes_AllMustMatch(string colour, string size, bool shown) => Assert.Equal(shown, await ShowsAsync(
        e => e with { Attributes = new Dictionary<string, string> { ["colour"] = "red", ["size"] = "small" } },
        p => p,
        r => r with { Attributes = new Dictionary<string, string> { ["colour"] = colour, ["size"] = size } }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Silenced_FriendIsNeverNamed(bool actorsKnown)
    {
        World world = new World().Fillers(30).Item("lamp");
        Shopper bob = new Person().FriendDid("ann", ActType.Like, "lamp").Silences("ann", actorsKnown).Build();

        RecommendationResult answer = await world.AskAsync(bob, r => r with { Limit = 40 });

        Assert.DoesNotContain(answer.Reasons, r => r.Actor == "ann");
    }

    [Fact]
    public async Task Silenced_FriendsActRecommendsNothing()
    {
        World world = new World().Fillers(30).Item("lamp");
        Shopper bob = new Person().FriendDid("ann", ActType.Like, "lamp").Silences("ann").Build();

        RecommendationResult answer = await world.AskAsync(bob);

        Assert.DoesNotContain(answer.Items, i => i.Id == "lamp");
    }

    [Fact]
    public async Task Removed_ItemIsLeftOutOfGivenCandidatesToo()
    {
        World world = new World().Fillers(30).Item("lamp").Item("lamp", e => e with { Kind = Recommendation.Catalog.CatalogEntryKind.Removed });

        RecommendationResult answer = await world.AskAsync(new Person().Build(), r => r with { Candidates = ["lamp", "filler-1"] });

        Assert.Equal("filler-1", Assert.Single(answer.Items).Id);
    }

    [Fact]
    public async Task Category_NarrowOne_IsFilledFromItsOwnItems()
    {
        var world = new World().Fillers(2000);
        for (int i = 0; i < 12; i++)
            world.Item($"bulb-{i}", e => e with { Categories = ["bulbs"] });

        RecommendationResult answer = await world.AskAsync(new Person().Build(), r => r with { Category = "bulbs", Limit = 20 });

        Assert.Equal(12, answer.Items.Length);
        Assert.All(answer.Items, i => Assert.StartsWith("bulb-", i.Id, StringComparison.Ordinal));
    }

    private static async Task<bool> ShowsAsync(
        Func<Recommendation.Catalog.CatalogEntry, Recommendation.Catalog.CatalogEntry> item,
        Func<Person, Person> shopper,
        Func<RecommendationRequest, RecommendationRequest> request)
    {
        World world = new World().Fillers(30).Item("lamp", item);
        RecommendationResult answer = await world.AskAsync(shopper(new Person().FriendDid("ann", ActType.Like, "lamp")).Build(), request);
        return answer.Items.Any(i => i.Id == "lamp");
    }
}

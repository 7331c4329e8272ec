using SocialRec.Recommendation.Explaining;
using SocialRec.Recommendation.Scenarios;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;
using SocialRec.Recommendation.Tests.Worlds;

namespace SocialRec.Recommendation.Tests.Mixing;

public sealed class MixerTests
{
    private static readonly Scenario Plain = new() { Name = "plain" };

    [Fact]
    public async Task Diversity_LikeItemsAtTheTop_AreSpread()
    {
        RecommendationResult plain = await AskAsync(Plain), varied = await AskAsync(Plain with { Diversity = 0.5f });

        Assert.All(plain.Items.Take(3), i => Assert.StartsWith("red-", i.Id, StringComparison.Ordinal));
        Assert.Contains(varied.Items.Take(3), i => i.Id.StartsWith("blue-", StringComparison.Ordinal));
        Assert.Equal(plain.Items[0].Id, varied.Items[0].Id);

        static Task<RecommendationResult> AskAsync(Scenario scenario)
        {
            var world = new World().Fillers(20).Item("seed").Trained("seed",
                ("red-0", 0.9f), ("red-1", 0.89f), ("red-2", 0.88f), ("red-3", 0.87f), ("blue-0", 0.8f), ("blue-1", 0.79f));
            foreach (string red in (string[])["red-0", "red-1", "red-2", "red-3"])
                world.Item(red, e => e with { Categories = ["red"] });
            foreach (string blue in (string[])["blue-0", "blue-1"])
                world.Item(blue, e => e with { Categories = ["blue"] });
            world.Scenarios.Add(scenario);
            return world.AskAsync(new Person().Did(ActType.Like, "seed").Build(), r => r with { Scenario = scenario.Name, Limit = 5 });
        }
    }

    [Fact]
    public async Task Quota_WeakFriendEvidence_IsLiftedIntoTheStretch()
    {
        Assert.DoesNotContain("lamp", await TopAsync(Plain));
        Assert.Contains("lamp", await TopAsync(Plain with { Quotas = [new Quota(Feature.Friend, Minimum: 1, Within: 5)] }));

        static async Task<IEnumerable<string>> TopAsync(Scenario scenario)
        {
            World world = new World().Fillers(40).Item("lamp").Item("seed").Trained("seed", [.. Enumerable.Range(0, 30).Select(i => ($"filler-{i}", 0.9f))]);
            world.Scenarios.Add(scenario);
            Shopper bob = new Person().Did(ActType.Like, "seed").FriendDid("ann", ActType.Like, "lamp", World.Now - 4 * World.Day).Build();
            RecommendationResult answer = await world.AskAsync(bob, r => r with { Scenario = scenario.Name });
            return answer.Items.Take(5).Select(i => i.Id);
        }
    }

    [Fact]
    public async Task Quota_ListShorterThanTheStretch_OwesItsShare()
    {
        World world = new World().Fillers(40).Item("lamp").Item("seed").Trained("seed", [.. Enumerable.Range(0, 30).Select(i => ($"filler-{i}", 0.9f))]);
        world.Scenarios.Add(Plain with { Quotas = [new Quota(Feature.Friend, Minimum: 1, Within: 10)] });
        Shopper bob = new Person().Did(ActType.Like, "seed").FriendDid("ann", ActType.Like, "lamp", World.Now - 4 * World.Day).Build();

        Assert.DoesNotContain("lamp", await ShownAsync(limit: 9));
        Assert.Contains("lamp", await ShownAsync(limit: 10));

        async Task<IEnumerable<string>> ShownAsync(int limit) =>
            (await world.AskAsync(bob, r => r with { Scenario = "plain", Limit = limit })).Items.Select(i => i.Id);
    }

    [Fact]
    public async Task Boost_CategoryWithFactor_MovesUp()
    {
        World world = new World().Fillers(40).Item("sponsored", e => e with { Categories = ["partner"] }).Figures("sponsored", popularity: 2);
        world.Scenarios.Add(Plain with { Boosts = [new Boost { Value = "partner", Factor = 10 }] });

        RecommendationResult answer = await world.AskAsync(new Person().Build(), r => r with { Scenario = "plain" });

        Assert.Equal("sponsored", answer.Items[0].Id);
    }

    [Fact]
    public async Task Rotation_ItemShownAMomentAgo_StepsBack()
    {
        World world = new World().Fillers(40).Figures("filler-7", popularity: 6);
        world.Scenarios.Add(Plain with { Rotation = 0.5f });
        Shopper bob = new Person().Did(ActType.Impression, "filler-7", World.Now - World.Minute).Build();

        RecommendationResult fresh = await world.AskAsync(new Person().Build(), r => r with { Scenario = "plain" });
        RecommendationResult again = await world.AskAsync(bob, r => r with { Scenario = "plain" });

        Assert.Equal("filler-7", fresh.Items[0].Id);
        Assert.NotEqual("filler-7", again.Items[0].Id);
    }

    [Fact]
    public async Task Exploration_BySeed_ChangesPlacesAfterTheThirdOnly()
    {
        World world = new World().Fillers(100);
        world.Scenarios.Add(Plain with { Exploration = 0.5f });

        RecommendationResult one = await AskAsync(1), other = await AskAsync(2), again = await AskAsync(1);

        Assert.Equal(one.Items, again.Items);
        Assert.NotEqual(one.Items, other.Items);
        Assert.Equal(one.Items[..3], other.Items[..3]);
        Assert.Equal(one.Items.Length, one.Items.Select(i => i.Id).Distinct().Count());

        Task<RecommendationResult> AskAsync(long seed) =>
            world.AskAsync(new Person().Build(), r => r with { Scenario = "plain", Seed = seed, Limit = 20 });
    }

    [Fact]
    public async Task Explain_LevelNone_GivesNoReasonsButTheSource()
    {
        World world = new World().Fillers(20);

        RecommendationResult answer = await world.AskAsync(new Person().Build(), r => r with { Explain = ExplainDetail.None });

        Assert.Empty(answer.Reasons);
        Assert.All(answer.Items, i => Assert.Equal("popular", i.Source));
    }
}

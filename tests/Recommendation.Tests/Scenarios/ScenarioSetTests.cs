using SocialRec.Recommendation.Scenarios;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Tests.Worlds;

namespace SocialRec.Recommendation.Tests.Scenarios;

public sealed class ScenarioSetTests
{
    [Fact]
    public void Names_Defaults_AreTheFour() => Assert.Equal(["cart", "home", "item", "relevance"], new ScenarioSet().Names);

    [Fact]
    public void Configured_SameNameAsABuiltIn_TakesItsPlace()
    {
        var set = new ScenarioSet(ScenarioSet.Home with { Diversity = 0.9f });

        Assert.Equal(0.9f, set.Find("home")!.Diversity);
    }

    public static TheoryData<string, Scenario> Bad() => new()
    {
        { "Name", ScenarioSet.Home with { Name = "Big Sale" } },
        { "Budgets", ScenarioSet.Home with { Budgets = new Dictionary<string, int>() } },
        { "Budgets", ScenarioSet.Home with { Budgets = new Dictionary<string, int> { ["nowhere"] = 5 } } },
        { "Budgets", ScenarioSet.Home with { Budgets = new Dictionary<string, int> { ["popular"] = 0 } } },
        { "Heads", ScenarioSet.Home with { Heads = new HeadMix(0, 0, 0) } },
        { "HistoryHalfLifeDays", ScenarioSet.Home with { HistoryHalfLifeDays = float.NaN } },
        { "Diversity", ScenarioSet.Home with { Diversity = 1.5f } },
        { "Exploration", ScenarioSet.Home with { Exploration = 0.9f } },
        { "Rotation", ScenarioSet.Home with { Rotation = -1 } },
        { "Quotas", ScenarioSet.Home with { Quotas = [new Quota(Feature.Friend, 5, 3)] } },
        { "Boosts", ScenarioSet.Home with { Boosts = [new Boost { Value = "x", Factor = 0 }] } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Configured_ValueOutOfRange_IsNamed(string key, Scenario scenario)
    {
        var fault = Assert.Throws<ArgumentException>(() => new ScenarioSet(scenario));

        Assert.Contains(key, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recommender_ScenarioWithUnknownScorer_IsRefused()
    {
        var world = new World();
        world.Scenarios.Add(ScenarioSet.Home with { Scorer = "oracle" });

        var fault = Assert.Throws<ArgumentException>(world.Recommender);

        Assert.Contains("oracle", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_DefaultsPass_AndBadValuesAreNamed()
    {
        Assert.Null(new RecommenderOptions().Problem());
        Assert.Contains("CandidateDeadlineMs", new RecommenderOptions { CandidateDeadlineMs = 0 }.Problem(), StringComparison.Ordinal);
        Assert.Contains("CacheEntries", new RecommenderOptions { CacheEntries = -1 }.Problem(), StringComparison.Ordinal);
        Assert.Null(new Recommendation.Catalog.CatalogReplicaOptions().Problem());
        Assert.Contains("TrendHalfLifeHours", new Recommendation.Catalog.CatalogReplicaOptions { TrendHalfLifeHours = 0 }.Problem(), StringComparison.Ordinal);
    }
}

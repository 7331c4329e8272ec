using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Candidates;
using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Explaining;
using SocialRec.Recommendation.Scenarios;
using SocialRec.Recommendation.Shoppers;
using SocialRec.Recommendation.Tests.Worlds;

namespace SocialRec.Recommendation.Tests;

public sealed class RecommenderTests
{
    [Fact]
    public async Task Recommend_FriendLikedAMinuteAgo_PutsItFirstAndSaysWho()
    {
        World world = new World().Fillers(50).Item("lamp");
        Shopper bob = new Person().FriendDid("ann", ActType.Like, "lamp", text: "so bright").Build();

        RecommendationResult answer = await world.AskAsync(bob);

        Assert.Equal("lamp", answer.Items[0].Id);
        Assert.Equal(SourceNames.Friends, answer.Items[0].Source);
        TypedReason reason = answer.ReasonsOf(answer.Items[0])[0];
        Assert.Equal((ReasonKinds.Friend, "ann", ActType.Like, World.Now - World.Minute, "so bright"), (reason.Kind, reason.Actor, reason.Act, reason.TimeMs, reason.Text));
    }

    [Theory]
    [InlineData(World.Minute, true)]
    [InlineData(10 * World.Day, false)]
    public async Task Recommend_FriendsLikeBesideStrongNeighbours_ComesAmongTheFirstFiveOnlyWhileItIsNews(long ageMs, bool expected)
    {
        World world = new World().Fillers(200).Item("lamp").Vector("filler-0", 1, 0);
        Person person = new();
        for (int i = 0; i < 5; i++)
        {
            world.Trained($"filler-{i}", [.. Enumerable.Range(10, 20).Select(n => ($"filler-{n}", 0.5f))]);
            person.Did(ActType.Like, $"filler-{i}");
        }

        Shopper bob = person.FriendDid("ann", ActType.Like, "lamp", World.Now - ageMs).FriendDid("dan", ActType.Like, "filler-12", World.Now - World.Day).Build();
        RecommendationResult answer = await world.AskAsync(bob, r => r with { Limit = 20 });

        Assert.Equal(expected, answer.Items.Take(5).Any(i => i.Id == "lamp"));
    }

    [Fact]
    public async Task Recommend_TrainedNeighbourOfAPurchase_ComesFirstWithTheItemThatLedThere()
    {
        World world = new World().Fillers(50).Item("tent").Item("stove").Trained("tent", ("stove", 0.4f), ("filler-1", 0.05f));
        Shopper bob = new Person().Did(ActType.View, "filler-9").Did(ActType.Purchase, "tent").Build();

        RecommendationResult answer = await world.AskAsync(bob);

        Assert.Equal("stove", answer.Items[0].Id);
        TypedReason reason = answer.ReasonsOf(answer.Items[0])[0];
        Assert.Equal((ReasonKinds.Similar, "tent", ActType.Purchase), (reason.Kind, reason.Item, reason.Act));
    }

    [Fact]
    public async Task Recommend_NewItemThatReadsLikeALikedOne_ComesFirstBeforeAnybodyTouchedIt()
    {
        World world = new World().Fillers(50).Item("tent").Item("new-tent").Trained("filler-1", ("tent", 0.05f)).Text("tent", 1, 0).Text("new-tent", 0.95f, 0.3f).Text("filler-2", 0, 1);
        Shopper bob = new Person().Did(ActType.Like, "tent").Build();

        RecommendationResult answer = await world.AskAsync(bob);

        Assert.Equal("new-tent", answer.Items[0].Id);
        TypedReason reason = answer.ReasonsOf(answer.Items[0])[0];
        Assert.Equal((ReasonKinds.Text, "tent", ActType.Like), (reason.Kind, reason.Item, reason.Act));
    }

    [Theory]
    [InlineData("tent", "new-tent")]
    [InlineData("new-tent", "tent")]
    public async Task Similar_OfAnOldItemAndANewOneThatReadAlike_NamesTheOther(string item, string expected)
    {
        World world = new World().Fillers(50).Item("tent").Item("new-tent").Trained("filler-1", ("tent", 0.05f)).Text("tent", 1, 0).Text("new-tent", 0.95f, 0.3f);

        RecommendationResult answer = await world.AskAsync(new Shopper(), r => r with { Scenario = ScenarioNames.Item, Item = item });

        Assert.Equal(expected, answer.Items[0].Id);
    }

    [Fact]
    public async Task Relevance_NewItem_IsWorthALittleLessThanItsRelative()
    {
        World world = new World().Fillers(50).Item("tent").Item("stove").Item("new-stove")
            .Trained("tent", ("stove", 0.4f), ("filler-1", 0.05f)).Text("tent", 0, 1).Text("stove", 1, 0).Text("new-stove", 1, 0.05f);
        Shopper bob = new Person().Did(ActType.Purchase, "tent").Build();

        RecommendationResult answer = await world.AskAsync(bob, r => r with { Scenario = ScenarioNames.Relevance, Candidates = ["stove", "filler-1", "new-stove"] });

        Assert.Equal(["stove", "new-stove", "filler-1"], answer.Items.Select(item => item.Id));
    }

    [Fact]
    public async Task Recommend_OfItemsThatAreAlike_ThePraisedOneComesFirstAndSaysWhy()
    {
        World world = new World().Item("a").Item("b").Item("c").Reviewed("a", happy: 5, unhappy: 30).Reviewed("b", happy: 38, unhappy: 3, new RowAspect("battery", 20, 19)).Figures("c", popularity: 3);

        RecommendationResult answer = await world.AskAsync(new Shopper());

        Assert.Equal("b", answer.Items[0].Id);
        TypedReason reason = answer.ReasonsOf(answer.Items[0]).ToArray().Single(one => one.Reviews > 0);
        Assert.Equal((ReasonKinds.Text, "battery", 20, 0.95f), (reason.Kind, reason.Aspect, reason.Reviews, reason.Positive));
        Assert.DoesNotContain(answer.Items.Skip(1).SelectMany(item => answer.ReasonsOf(item).ToArray()), one => one.Reviews > 0);
    }

    [Fact]
    public async Task Recommend_LiveCoOccurrence_NeedsNoBundle()
    {
        World world = new World().Fillers(50).Item("tea").Item("cup").Figures("cup", before: ("tea", 20));
        Shopper bob = new Person().Did(ActType.View, "tea").Build();

        RecommendationResult answer = await world.AskAsync(bob);

        Assert.Equal("cup", answer.Items[0].Id);
        Assert.Null(answer.Bundle);
    }

    [Fact]
    public async Task Recommend_VectorNearTheHistory_IsFoundByInterest()
    {
        World world = new World().Fillers(50).Item("rose").Item("tulip").Item("drill")
            .Vector("rose", 1, 0, 0.1f).Vector("tulip", 0.9f, 0.1f, 0.1f).Vector("drill", 0, 1, 0);
        Shopper bob = new Person().Did(ActType.Like, "rose").Build();

        RecommendationResult answer = await world.AskAsync(bob);

        Assert.Equal("tulip", answer.Items[0].Id);
        TypedReason reason = answer.ReasonsOf(answer.Items[0])[0];
        Assert.Equal((ReasonKinds.Interest, "rose"), (reason.Kind, reason.Item));
    }

    [Fact]
    public async Task Recommend_NewShopper_GetsWhatIsPopularTrendingAndFresh()
    {
        World world = new World().Fillers(50).Item("hit").Figures("hit", popularity: 1000)
            .Item("hot").Figures("hot", popularity: 5, trend: 50)
            .Item("new", e => e with { PublishedMs = World.Now - World.Hour });

        RecommendationResult answer = await world.AskAsync(new Person().Build(), r => r with { Limit = 20 });

        string[] ids = [.. answer.Items.Select(i => i.Id)];
        Assert.Equal(["hit", "hot", "new"], ids.Intersect(["hit", "hot", "new"]).Order());
        Assert.Equal(20, ids.Distinct().Count());
        Assert.Contains(answer.Reasons, r => r.Kind == ReasonKinds.Trending);
        Assert.Contains(answer.Reasons, r => r.Kind == ReasonKinds.Popular);
        Assert.Contains(answer.Reasons, r => r.Kind == ReasonKinds.Fresh);
    }

    [Fact]
    public async Task Recommend_AskedTwice_AnswersTheSame()
    {
        World world = new World().Fillers(200).Trained("filler-0", [.. Enumerable.Range(1, 40).Select(i => ($"filler-{i}", 1f / i))]);
        Shopper bob = new Person().Did(ActType.Like, "filler-0").FriendDid("ann", ActType.Like, "filler-77").Build();

        RecommendationResult first = await world.AskAsync(bob, r => r with { Seed = 7 }), second = await world.AskAsync(bob, r => r with { Seed = 7 });

        Assert.Equal(first.Items, second.Items);
        Assert.Equal(first.Reasons, second.Reasons);
    }

    [Fact]
    public async Task Recommend_WarmOrCold_AnswersTheSame()
    {
        World world = new World().Fillers(200).Trained("filler-0", [.. Enumerable.Range(1, 40).Select(i => ($"filler-{i}", 1f / i))]);
        Shopper bob = new Person().Did(ActType.Like, "filler-0").FriendDid("ann", ActType.Like, "filler-77").Build();
        Recommender recommender = world.Recommender();
        ServingState state = world.State();
        var request = new RecommendationRequest { NowMs = World.Now, Seed = 3, Exclude = ["filler-2"] };

        RecommendationResult cold = await recommender.RecommendAsync(state, bob, request);
        RecommendationResult warm = await recommender.RecommendAsync(state, bob, request);

        Assert.Equal([false, true], world.Observer.CacheAnswers);
        Assert.Equal(cold.Items, warm.Items);
        Assert.Equal(cold.Reasons, warm.Reasons);
        Assert.Equal(cold.Next, warm.Next);
    }

    [Fact]
    public async Task Recommend_AfterAnotherAct_IsNotServedFromTheCache()
    {
        World world = new World().Fillers(50).Item("lamp");
        Recommender recommender = world.Recommender();
        ServingState state = world.State();
        var request = new RecommendationRequest { NowMs = World.Now };
        await recommender.RecommendAsync(state, new Person().Build(), request);

        RecommendationResult answer = await recommender.RecommendAsync(
            state, new Person { Version = 2 }.FriendDid("ann", ActType.Like, "lamp").Build(), request);

        Assert.Equal("lamp", answer.Items[0].Id);
    }

    [Fact]
    public async Task Recommend_PageAfterPage_ShowsEveryItemOnce()
    {
        World world = new World().Fillers(95);
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            RecommendationResult page = await world.AskAsync(new Person().Build(), r => r with { Cursor = cursor });
            seen.AddRange(page.Items.Select(i => i.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(95, seen.Count);
        Assert.Equal(95, seen.Distinct().Count());
    }

    [Fact]
    public async Task Recommend_GivenCandidates_OrdersJustThem()
    {
        World world = new World().Fillers(50).Item("tent").Item("stove").Trained("tent", ("stove", 0.4f));
        Shopper bob = new Person().Did(ActType.Purchase, "tent").Build();

        RecommendationResult answer = await world.AskAsync(bob, r => r with { Candidates = ["filler-3", "stove", "tent", "unknown"] });

        Assert.Equal("stove", answer.Items[0].Id);
        Assert.Equal(["filler-3", "stove", "tent"], answer.Items.Select(i => i.Id).Order());
    }

    [Fact]
    public async Task Recommend_ScoreOfACandidate_DoesNotDependOnTheOthers()
    {
        World world = new World().Fillers(50).Item("tent").Item("stove").Trained("tent", ("stove", 0.4f), ("filler-3", 0.1f));
        Shopper bob = new Person().Did(ActType.Purchase, "tent").FriendDid("ann", ActType.Like, "filler-3").Build();

        RecommendationResult all = await world.AskAsync(bob, r => r with { Limit = 40 });
        RecommendationResult alone = await world.AskAsync(bob, r => r with { Candidates = ["filler-3"] });

        Assert.Equal(all.Items.Single(i => i.Id == "filler-3").Score, alone.Items[0].Score);
    }

    [Fact]
    public async Task Recommend_SourceLeftOut_IsNamedAndReplaysAlike()
    {
        World world = new World().Fillers(50).Item("lamp");
        Shopper bob = new Person().FriendDid("ann", ActType.Like, "lamp").Build();

        RecommendationResult answer = await world.AskAsync(bob, r => r with { Degraded = [SourceNames.Friends] });

        Assert.Equal([SourceNames.Friends], answer.Degraded);
        Assert.DoesNotContain(answer.Items, i => i.Id == "lamp" && i.Source == SourceNames.Friends);
        Assert.Equal([(SourceNames.Friends, null)], world.Observer.Faults);
    }

    [Fact]
    public async Task Recommend_SourceThrows_IsLeftOutAndNamed()
    {
        World world = new World().Fillers(50);
        Shopper bob = new Person().Did(ActType.Like, "filler-1").Build() with { Feed = new BrokenFeed(), FeedItems = [1] };

        RecommendationResult answer = await world.AskAsync(bob);

        Assert.Equal([SourceNames.Friends], answer.Degraded);
        Assert.Equal(10, answer.Items.Length);
        Assert.IsType<InvalidOperationException>(Assert.Single(world.Observer.Faults).Error);
    }

    [Fact]
    public async Task Recommend_StagesInOrder_AreTimed()
    {
        World world = new World().Fillers(50);

        await world.AskAsync(new Person().Build());

        Assert.Equal([Stage.Filters, Stage.Candidates, Stage.Scoring, Stage.Mixing, Stage.Explaining], world.Observer.Stages);
    }

    [Theory]
    [InlineData("limit")]
    [InlineData("diversity")]
    [InlineData("scenario")]
    [InlineData("cursor")]
    public async Task Recommend_BadParameter_IsNamed(string parameter)
    {
        var fault = await Assert.ThrowsAsync<RecommendationRequestException>(() => new World().Fillers(5).AskAsync(new Person().Build(), r => parameter switch
        {
            "limit" => r with { Limit = 0 },
            "diversity" => r with { Diversity = double.NaN },
            "scenario" => r with { Scenario = "nowhere" },
            _ => r with { Cursor = "???" },
        }));

        Assert.Equal(parameter, fault.Parameter);
    }

    [Theory]
    [InlineData(1, "from-friends")]
    [InlineData(6, "from-own")]
    public async Task Recommend_FriendMass_LeadsANewcomerAndNotALongHistory(int ownActs, string first)
    {
        World world = new World().Item("from-own").Item("from-friends").Item("their").Trained("their", ("from-friends", 0.2f))
            .Parameter(ParameterNames.HistoryFriendMass, 3);
        Person person = new Person().FriendDid("ann", ActType.Like, "their", World.Now - 10 * World.Day);
        for (int i = 0; i < ownActs; i++)
        {
            world.Item($"own-{i}").Trained($"own-{i}", ("from-own", 0.2f));
            person.Did(ActType.Like, $"own-{i}");
        }

        RecommendationResult answer = await world.AskAsync(person.Build(), r => r with { Scenario = ScenarioNames.Relevance, Limit = 5 });

        Assert.Equal(first, answer.Items[0].Id);
    }

    [Fact]
    public async Task Recommend_FriendMass_FollowsTheFriendWhoAgreed()
    {
        World world = new World().Item("shared").Item("of-ann").Item("of-carl").Item("next-ann").Item("next-carl")
            .Trained("of-ann", ("next-ann", 0.2f)).Trained("of-carl", ("next-carl", 0.3f)).Parameter(ParameterNames.HistoryFriendMass, 3);
        Shopper bob = new Person().Did(ActType.Like, "shared").FriendDid("ann", ActType.Like, "shared", World.Now - 10 * World.Day)
            .FriendDid("ann", ActType.Like, "of-ann", World.Now - 10 * World.Day).FriendDid("carl", ActType.Like, "of-carl", World.Now - 10 * World.Day).Build();

        RecommendationResult answer = await world.AskAsync(bob, r => r with { Scenario = ScenarioNames.Relevance, Limit = 5 });

        Assert.Equal("next-ann", answer.Items[0].Id);
    }

    [Fact]
    public async Task Recommend_RelevanceScenario_IsTheModelsOrder()
    {
        World world = new World().Fillers(50).Figures("filler-30", popularity: 10_000, trend: 100)
            .Trained("filler-0", ("filler-1", 0.3f), ("filler-2", 0.2f), ("filler-3", 0.1f))
            .Trained("filler-9", ("filler-3", 0.25f), ("filler-4", 0.15f));
        Shopper bob = new Person().Did(ActType.Like, "filler-0").Did(ActType.Like, "filler-9").FriendDid("ann", ActType.Like, "filler-20").Build();

        RecommendationResult answer = await world.AskAsync(bob, r => r with { Scenario = ScenarioNames.Relevance, Limit = 5 });

        Assert.Equal(["filler-3", "filler-1", "filler-2", "filler-4", "filler-30"], answer.Items.Select(i => i.Id));
        Assert.Equal(0.35f, answer.Items[0].Score, 1e-6f);
    }

    [Fact]
    public async Task Recommend_NeighbourOfAFriendsItem_SaysWhoseAndWhich()
    {
        World world = new World().Fillers(50).Item("tent").Item("stove").Trained("tent", ("stove", 0.4f)).Parameter(ParameterNames.HistoryFriendMass, 2);
        Shopper bob = new Person().FriendDid("ann", ActType.Purchase, "tent", World.Now - World.Day).Build();

        RecommendationResult answer = await world.AskAsync(bob, r => r with { Scenario = ScenarioNames.Relevance });

        Assert.Equal("stove", answer.Items[0].Id);
        TypedReason reason = answer.ReasonsOf(answer.Items[0])[0];
        Assert.Equal((ReasonKinds.Friend, "ann", ActType.Purchase, "tent"), (reason.Kind, reason.Actor, reason.Act, reason.Item));
    }

    [Fact]
    public async Task Recommend_AnonymousSession_FollowsItsEvents()
    {
        World world = new World().Fillers(50).Item("tent").Item("stove").Trained("tent", ("stove", 0.4f));
        Shopper session = SessionShopper.Of([new SessionEvent(ActType.View, "filler-3", float.NaN, 0), new SessionEvent(ActType.Cart, "tent", float.NaN, World.Now)]);

        RecommendationResult answer = await world.AskAsync(session);

        Assert.Equal("stove", answer.Items[0].Id);
        Assert.Empty(world.Observer.CacheAnswers);
    }

    private sealed class BrokenFeed : IFeed
    {
        public int Count => 1;

        public FeedEntry this[int index] => throw new InvalidOperationException("The feed is broken.");
    }
}

using SocialRec.Recommendation.Candidates;
using SocialRec.Recommendation.Explaining;
using SocialRec.Recommendation.Shoppers;
using SocialRec.Recommendation.Tests.Worlds;

namespace SocialRec.Recommendation.Tests.Candidates;

public sealed class CirclesSourceTests
{
    private readonly World _world = new World().Fillers(50).Item("lamp").Item("vase");

    [Fact]
    public async Task Recommend_SharedWithTheCircle_ComesFirstWithWhoWhenAndTheWords()
    {
        Shopper bob = new Person().Joined("club", ("ann", ActType.Share, "lamp", World.Now - World.Minute, "for us", true)).Build();

        RecommendationResult answer = await _world.AskAsync(bob);

        Assert.Equal(("lamp", SourceNames.Circles), (answer.Items[0].Id, answer.Items[0].Source));
        TypedReason reason = answer.ReasonsOf(answer.Items[0])[0];
        Assert.Equal((ReasonKinds.Circle, "club", "ann", ActType.Share, World.Now - World.Minute, "for us"), (reason.Kind, reason.Circle, reason.Actor, reason.Act, reason.TimeMs, reason.Text));
    }

    [Fact]
    public async Task Recommend_SeveralCircles_EachReasonNamesItsOwn()
    {
        Shopper bob = new Person()
            .Joined("club", ("ann", ActType.Like, "lamp", World.Now, null, false), ("ann", ActType.Like, "filler-1", World.Now, null, false))
            .Joined("team", ("dan", ActType.Comment, "vase", World.Now, "nice", true)).Build();

        RecommendationResult answer = await _world.AskAsync(bob);

        Assert.Equal(("club", "ann"), CircleAndActor(answer, "lamp"));
        Assert.Equal(("team", "dan"), CircleAndActor(answer, "vase"));
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("bob")]
    public async Task Recommend_ActsOfSilencedPeopleAndOnesOwn_AreNeitherCandidateNorReason(string actor)
    {
        Shopper bob = new Person().Joined("club", (actor, ActType.Share, "lamp", World.Now, "look", true)).Silences("ann").Build();

        RecommendationResult answer = await _world.AskAsync(bob, r => r with { Explain = ExplainDetail.Path });

        Assert.DoesNotContain(answer.Reasons, reason => reason.Kind == ReasonKinds.Circle);
    }

    [Fact]
    public async Task Recommend_ActivityWithoutAnAct_NamesTheCircleAlone()
    {
        ShopperCircle circle = new() { Id = "club", Version = 1, Items = [SocialRec.Identity.IdHash.Of("lamp")], Weights = [20], AsOfMs = World.Now };
        Shopper bob = new Person().Build() with { Circles = [circle] };

        RecommendationResult answer = await _world.AskAsync(bob);

        Assert.Equal(("club", null), CircleAndActor(answer, "lamp"));
    }

    [Fact]
    public async Task Recommend_CircleMoves_CandidatesAreDrawnAnew()
    {
        Shopper before = new Person().Joined("club", ("ann", ActType.Like, "lamp", World.Now, null, false)).Build();
        Shopper after = before with { Circles = [], PulledVersion = 1 };
        Recommender sut = _world.Recommender();
        ServingState state = _world.State();
        var request = new RecommendationRequest { NowMs = World.Now, Seed = 1, Limit = 10 };

        await sut.RecommendAsync(state, before, request);
        RecommendationResult answer = await sut.RecommendAsync(state, after, request);

        Assert.DoesNotContain(answer.Reasons, reason => reason.Kind == ReasonKinds.Circle);
    }

    private static (string? Circle, string? Actor) CircleAndActor(RecommendationResult answer, string item)
    {
        TypedReason reason = answer.ReasonsOf(answer.Items.Single(one => one.Id == item)).ToArray().First(one => one.Kind == ReasonKinds.Circle);
        return (reason.Circle, reason.Actor);
    }
}

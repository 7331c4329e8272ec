using SocialRec.Recommendation.Scenarios;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Scoring.Ranking;
using SocialRec.Recommendation.Shoppers;
using SocialRec.Recommendation.Tests.Worlds;

namespace SocialRec.Recommendation.Tests.Scoring;

public sealed class RankerScorerTests
{
    private static readonly Scenario Ranked = new() { Name = "ranked", Scorer = RankerScorer.ScorerName };
    private static readonly Scenario Plain = new() { Name = "plain" };
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly World _world = new World().Fillers(40);
    private readonly FakeRanker _ranker = new();

    [Fact]
    public async Task Score_WithAModel_OrdersByItsChances()
    {
        // The least popular of what the model is asked about comes first.
        _ranker.Answer = input => Chances(input, candidate => 1 - input.Evidence[candidate * RankerInput.FeatureCount + (int)Feature.Popular]);
        _world.Item("rare").Figures("rare", popularity: 1);

        RecommendationResult answer = await AskAsync(new Person().Build());

        Assert.Equal("rare", answer.Items[0].Id);
        Assert.Empty(answer.Degraded);
    }

    [Fact]
    public async Task Score_MixesHeadsAsTheScenarioHasIt()
    {
        _ranker.Answer = input => Chances(input, _ => 0.5f);

        RecommendationResult answer = await AskAsync(new Person().Build());

        Assert.Equal(0.5f * 1 / 1.8f, answer.Items[0].Score, 1e-6f);
    }

    [Fact]
    public async Task Score_OfWhatTheModelIsNotToldOf_AddsTheEvidences()
    {
        _ranker.Answer = input => Chances(input, _ => 0.5f);
        _world.Reviewed("filler-7", happy: 20, unhappy: 0);

        RecommendationResult answer = await AskAsync(new Person().Build());

        Assert.Equal("filler-7", answer.Items[0].Id);
        Assert.InRange(answer.Items[0].Score, answer.Items[1].Score + 0.01f, 1);
    }

    [Fact]
    public async Task Score_BeyondTheDepth_KeepsTheEvidencesOrderBelow()
    {
        _ranker.Answer = input => Chances(input, _ => 0.001f);
        for (int i = 0; i < 30; i++)
            _world.Figures($"filler-{i}", popularity: 100 - i);

        RecommendationResult answer = await AskAsync(new Person().Build(), depth: 4, limit: 2);

        Assert.Equal(4, _ranker.Asked!.CandidateCount);
        Assert.Equal(["filler-0", "filler-1"], answer.Items.Select(item => item.Id));
    }

    [Fact]
    public async Task Score_WithoutAModel_IsTheEvidencesAndNotDegraded()
    {
        _ranker.IsReady = false;
        Shopper bob = new Person().Did(ActType.Like, "filler-3").Build();

        RecommendationResult answer = await AskAsync(bob), expected = await AskAsync(bob, scenario: Plain);

        Assert.Null(_ranker.Asked);
        Assert.Empty(answer.Degraded);
        Assert.Equal(expected.Items.Select(item => item.Id), answer.Items.Select(item => item.Id));
    }

    [Fact]
    public async Task Score_ForShoppersOfWhoseFriendsNothingIsKnown_AsksNoModelThatNeedsThem()
    {
        Person bob = new Person().Did(ActType.Like, "filler-3");

        await AskAsync(bob.Build(), needsFriends: true);
        bool askedWithout = _ranker.Asked is not null;
        await AskAsync(bob.FriendDid("ann", ActType.Like, "filler-4").Build(), needsFriends: true);

        Assert.False(askedWithout);
        Assert.NotNull(_ranker.Asked);
    }

    [Fact]
    public async Task Score_WithAModelThatThrows_FallsBackAndSaysSo()
    {
        _ranker.Answer = _ => throw new InvalidOperationException("no");

        Assert.Equal([RankerScorer.ScorerName], (await AskAsync(new Person().Build())).Degraded);
    }

    [Fact]
    public async Task Score_WithAModelThatIsLate_FallsBackAfterItsPatience()
    {
        _ranker.Hangs = true;
        Task<RecommendationResult> asked = AskAsync(new Person().Build()).AsTask();
        await _ranker.WhenAsked;

        _world.Clock.Advance(Patience);

        Assert.Equal([RankerScorer.ScorerName], (await asked).Degraded);
    }

    [Fact]
    public async Task Input_TellsOfOwnItemsNewestFirstAndFriendsHeaviestFirst()
    {
        _world.Vector("filler-1", 1, 0).Vector("filler-2", 0, 1).Vector("filler-3", 0.6f, 0.8f).Vector("filler-4", 0.8f, 0.6f);
        Shopper bob = new Person()
            .Did(ActType.Like, "filler-1", World.Now - 30 * World.Day)
            .Did(ActType.View, "filler-2", World.Now - World.Day)
            .FriendDid("ann", ActType.Like, "filler-3", World.Now - 20 * World.Day)
            .FriendDid("ann", ActType.Like, "filler-4")
            .FriendDid("dan", ActType.Like, "filler-4")
            .Build();

        await AskAsync(bob);

        RankerInput input = _ranker.Asked!;
        Assert.Equal([0, 1, 1, 0, 0.8f, 0.6f, 0.6f, 0.8f], input.Context);
        Assert.Equal([1, 1, 0, 0], Column(ContextFeature.Own));
        Assert.Equal([0, 0, 1, 1], Column(ContextFeature.Friend));
        Assert.Equal([1, 0.5f, 1, 0.5f], Column(ContextFeature.Place));
        Assert.Equal(0.5f, Column(ContextFeature.Recency)[1], 0.01f);
        Assert.All(Column(ContextFeature.Weight), weight => Assert.InRange(weight, 0.01f, 1));

        float[] Column(ContextFeature feature) => [.. Enumerable.Range(0, input.ContextCount).Select(i => input.ContextFeatures[i * ContextFeatures.Count + (int)feature])];
    }

    [Fact]
    public async Task Input_WithoutABundle_HasEvidenceAloneAndNoContext()
    {
        await AskAsync(new Person().Did(ActType.Like, "filler-1").FriendDid("ann", ActType.Like, "filler-2").Build());

        RankerInput input = _ranker.Asked!;
        Assert.Equal(0, input.ContextCount);
        Assert.Equal(input.CandidateCount, input.Candidates.Length);
        Assert.Contains(input.Evidence, value => value > 0);
    }

    private async ValueTask<RecommendationResult> AskAsync(Shopper shopper, int depth = RankerScorer.DefaultDepth, int limit = 10, Scenario? scenario = null, bool needsFriends = false)
    {
        var scorer = new RankerScorer(_ranker, Patience, _world.Clock, depth) { NeedsFriends = needsFriends };
        var recommender = new Recommender(new ScenarioSet(Ranked, Plain), _world.Clock, scorers: scorer);
        var request = new RecommendationRequest { NowMs = World.Now, Limit = limit, Scenario = (scenario ?? Ranked).Name };
        return await recommender.RecommendAsync(_world.State(), shopper, request);
    }

    private static float[] Chances(RankerInput input, Func<int, float> click) =>
        [.. Enumerable.Range(0, input.CandidateCount).SelectMany(candidate => (float[])[click(candidate), 0, 0])];

    private sealed class FakeRanker : IRanker
    {
        private readonly TaskCompletionSource _asked = new();

        public bool IsReady { get; set; } = true;

        public bool Hangs { get; set; }

        public Func<RankerInput, float[]> Answer { get; set; } = input => Chances(input, _ => 0);

        public RankerInput? Asked { get; private set; }

        public Task WhenAsked => _asked.Task;

        public async ValueTask<float[]> ScoreAsync(RankerInput input, CancellationToken cancellationToken)
        {
            Asked = input;
            _asked.TrySetResult();
            if (Hangs)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return Answer(input);
        }
    }
}

using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Circles;

public sealed class CircleTests
{
    private static readonly long Now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    [Fact]
    public async Task JoinAndLeave_AreCountedOnce_AndSurviveACrash()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Join("ann"), Join("ben"), Join("ann"), Events.Of(EventType.Leave, "ben", circle: "club"));
        await cluster.CrashAsync();
        Assert.Equal(1, (await cluster.Circle("club").GetAsync())!.Members);
        Assert.Equal(["ann"], (await Members(cluster).ReadAsync(null, 10)).Members);
        Assert.Equal(["club"], (await cluster.User("ann").GetAsync())!.Circles);
    }

    [Fact]
    public async Task MembersActs_ReachTheCircle_OthersDoNot()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Join("ann"), Events.Like("ann", "shoes", Now), Events.Like("ben", "hat", Now), Events.View("ann", "coat"));
        Assert.Equal(["shoes"], await RecentAsync(cluster));
        await cluster.DoAsync(Events.Of(EventType.Share, "ben", "hat", circle: "club"), Events.Of(EventType.Share, "ann", "scarf", target: "ben"));
        Assert.Equal(["shoes"], await RecentAsync(cluster));
    }

    [Fact]
    public async Task RedeliveredAfterACrash_ActsCountOnce()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Log:FeedSettleSeconds", "3600"), ("Circles:SnapshotSeconds", "3600"));
        await cluster.DoAsync(Join("ann"), Events.Like("ann", "shoes", Now));
        await cluster.DoAsync(Events.Of(EventType.Leave, "ann", circle: "club"), Join("ann"), Events.Like("ann", "hat", Now + 1));
        await cluster.CrashAsync();
        await cluster.Partition().WhenDispatchedAsync(long.MaxValue);
        Assert.Equal(["hat"], await RecentAsync(cluster));
        Assert.Equal(2, (await cluster.Circle("club").GetActivityAsync(10))!.Weights.Sum(), 0.1f);
    }

    [Fact]
    public async Task CircleThatDoesNotAnswer_HasEverythingLater()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Log:RoundMs", "10"));
        await cluster.DoAsync(Join("ann"));
        cluster.Faults.Fails = (method, key) => method == nameof(ICircleView.ApplyAsync) && key == "shop/club";
        await cluster.DoAsync(Events.Like("ann", "shoes", Now));
        cluster.Faults.Fails = (_, _) => false;
        await cluster.DoAsync(Events.Like("ann", "hat", Now + 1));
        LogPartitionStatus status;
        do
            status = await cluster.Partition().SettleAsync();
        while (status.Dispatched < status.Written);
        Assert.Equal(["hat", "shoes"], await RecentAsync(cluster));
    }

    [Fact]
    public async Task ShareWithACircle_ReachesEveryOtherMember_WithWhoWhenAndTheWords()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Join("ann"), Join("bob"), Events.Like("zoe", "popular", Now), Events.Like("yan", "popular", Now));
        await cluster.DoAsync(Events.Of(EventType.Share, "ann", "shoes", circle: "club", text: "为了夏天", timeMs: Now));

        RecommendationAnswer answer = await cluster.RecommendationsBecomeAsync("bob", one => CircleReason(one, "shoes") is not null);

        Assert.Equal("shoes", answer.Items[0].Id);
        Assert.Equal(new Reason("circle", "ann", "share", null, Now, "为了夏天", CircleReason(answer, "shoes")!.Weight, "club"), CircleReason(answer, "shoes"));
    }

    [Fact]
    public async Task Leave_TakesTheCircleOutOfTheLeaversAnswers_AndTheirActsOutOfTheCircle()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Join("ann"), Join("bob"), Share("ann", "shoes"), Share("bob", "hat"));
        await cluster.RecommendationsBecomeAsync("bob", one => CircleReason(one, "shoes") is not null);
        await cluster.RecommendationsBecomeAsync("ann", one => CircleReason(one, "hat") is not null);

        await cluster.DoAsync(Events.Of(EventType.Leave, "bob", circle: "club"));

        Assert.Equal(["shoes"], await RecentAsync(cluster));
        await cluster.RecommendationsBecomeAsync("bob", one => CircleReason(one, "shoes") is null);
        await cluster.RecommendationsBecomeAsync("ann", one => CircleReason(one, "hat") is null);
    }

    [Theory]
    [InlineData(EventType.Block, "bob", "ann")]
    [InlineData(EventType.Block, "ann", "bob")]
    [InlineData(EventType.Mute, "bob", "ann")]
    public async Task Silenced_ActsInTheCircle_AreNeitherCandidateNorReason(EventType type, string by, string whom)
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Join("ann"), Join("bob"), Share("ann", "shoes"), Events.Like("zoe", "popular", Now));
        await cluster.RecommendationsBecomeAsync("bob", one => CircleReason(one, "shoes") is not null);

        await cluster.DoAsync(Events.Of(type, by, target: whom));

        // At once: the picture says so, and no timeline has to move.
        RecommendationAnswer answer = await cluster.RecommendationsBecomeAsync("bob", _ => true);
        Assert.Null(CircleReason(answer, "shoes"));
    }

    [Fact]
    public async Task MemberBecomesPrivate_CircleForgetsTheirActs()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Join("ann"), Events.Like("ann", "shoes", Now));
        await cluster.User("ann").PutProfileAsync(new UserProfile { Private = true });
        Assert.Empty(await RecentAsync(cluster));
        await cluster.DoAsync(Events.Like("ann", "hat", Now));
        Assert.Empty(await RecentAsync(cluster));
    }

    [Fact]
    public async Task Delete_CircleIsNoReasonAnyMore_AndPutBringsItBack()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.Circle("club").PutAsync(new CircleAbout { Name = "Club" });
        await cluster.DoAsync(Join("ann"), Join("bob"), Share("ann", "shoes"));
        await cluster.RecommendationsBecomeAsync("bob", one => CircleReason(one, "shoes") is not null);

        Assert.True(await cluster.Circle("club").DeleteAsync());
        Assert.False(await cluster.Circle("club").DeleteAsync());
        Assert.Null(await cluster.Circle("club").GetAsync());
        await cluster.RecommendationsBecomeAsync("bob", one => CircleReason(one, "shoes") is null);

        await cluster.Circle("club").PutAsync(new CircleAbout { Name = "Club again" });
        CircleDetails back = (await cluster.Circle("club").GetAsync())!;
        Assert.Equal(("Club again", 3L, 2L), (back.About.Name, back.Version, back.Members));
    }

    [Fact]
    public async Task Crash_BeforeTheTimelineWasWritten_IsMadeUpFor()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(
            null, ("Timelines:WriteDelaySeconds", "3600"), ("Circles:SnapshotSeconds", "3600"), ("Log:FeedSettleSeconds", "3600"));
        await cluster.DoAsync(Join("ann"), Join("bob"), Share("ann", "shoes"));
        await cluster.CrashAsync();
        await cluster.Partition().WhenDispatchedAsync(long.MaxValue);
        await cluster.RecommendationsBecomeAsync("bob", one => CircleReason(one, "shoes") is not null);
    }

    [Fact]
    public async Task Calls_OfCircles_FormNoCycle()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.Circle("club").PutAsync(new CircleAbout());
        await cluster.DoAsync(Join("ann"), Share("ann", "shoes"), Events.Of(EventType.Block, "ann", target: "bob"));
        await cluster.User("ann").PutProfileAsync(new UserProfile { Private = true });
        await cluster.Circle("club").GetAsync();
        Assert.Empty(cluster.Calls.Cycle());
    }

    private static Reason? CircleReason(RecommendationAnswer answer, string item) =>
        answer.Items.FirstOrDefault(one => one.Id == item)?.Reasons.FirstOrDefault(reason => reason.Kind == "circle");

    private static SocialEvent Join(string user) => Events.Of(EventType.Join, user, circle: "club");

    private static SocialEvent Share(string user, string item) => Events.Of(EventType.Share, user, item, circle: "club", timeMs: Now);

    private static async Task<string[]> RecentAsync(GrainsCluster cluster) => [.. (await cluster.Circle("club").GetAsync())!.Recent.Select(act => act.Item)];

    private static ICircleMembersGrain Members(GrainsCluster cluster) => cluster.Grains.GetGrain<ICircleMembersGrain>(GrainKey.Of(GrainsCluster.Tenant, "club"));
}

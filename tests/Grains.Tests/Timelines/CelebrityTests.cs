using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Timelines;

/// <summary>People with more followers than are pushed to; here that is two.</summary>
public sealed class CelebrityTests
{
    private static readonly long Now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    [Fact]
    public async Task Like_OfACelebrity_IsAFollowersReason_AndPushedToNobody()
    {
        await using GrainsCluster cluster = await StartAsync();
        await cluster.DoAsync(Events.Of(EventType.Comment, "star", "shoes", text: "wow", timeMs: Now));

        RecommendationAnswer answer = await cluster.RecommendationsBecomeAsync("f3", one => Friend(one, "shoes") is not null);

        Assert.Equal(("star", "comment", Now, "wow"), (Friend(answer, "shoes")!.Actor, Friend(answer, "shoes")!.Act, Friend(answer, "shoes")!.TimeMs, Friend(answer, "shoes")!.Text));
        Assert.Empty((await cluster.User("f1").GetContextAsync(0)).Feed);
    }

    [Fact]
    public async Task Unlike_AndUnfollow_TakeThePulledActsBack()
    {
        await using GrainsCluster cluster = await StartAsync();
        await cluster.DoAsync(Events.Like("star", "shoes", Now), Events.Like("star", "hat", Now));
        await cluster.RecommendationsBecomeAsync("f1", one => Friend(one, "shoes") is not null && Friend(one, "hat") is not null);
        await cluster.DoAsync(Events.Of(EventType.Unlike, "star", "hat"));
        await cluster.RecommendationsBecomeAsync("f1", one => Friend(one, "shoes") is not null && Friend(one, "hat") is null);

        await cluster.DoAsync(Events.Unfollow("f1", "star"));

        Assert.Null(Friend(await cluster.RecommendationsBecomeAsync("f1", _ => true), "shoes"));
    }

    [Theory]
    [InlineData(EventType.Block, "f1", "star")]
    [InlineData(EventType.Block, "star", "f1")]
    [InlineData(EventType.Mute, "f1", "star")]
    public async Task Silenced_PulledActs_AreNoReason(EventType type, string by, string whom)
    {
        await using GrainsCluster cluster = await StartAsync();
        await cluster.DoAsync(Events.Like("star", "shoes", Now));
        await cluster.RecommendationsBecomeAsync("f1", one => Friend(one, "shoes") is not null);

        await cluster.DoAsync(Events.Of(type, by, target: whom));

        Assert.Null(Friend(await cluster.RecommendationsBecomeAsync("f1", _ => true), "shoes"));
        Assert.NotNull(Friend(await cluster.RecommendationsBecomeAsync("f2", _ => true), "shoes"));
    }

    [Fact]
    public async Task ActsPushedBeforeTheFame_AreTakenBackToo()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Users:PushUpToFollowers", "2"));
        await cluster.DoAsync(Events.Follow("f1", "star"), Events.Like("star", "shoes", Now), Events.Like("zoe", "hat", Now));
        Assert.Single((await cluster.User("f1").GetContextAsync(0)).Feed);
        await cluster.DoAsync(Events.Follow("f2", "star"), Events.Follow("f3", "star"));
        await cluster.DoAsync(Events.Of(EventType.Unlike, "star", "shoes"));
        await cluster.RecommendationsBecomeAsync("f1", one => Friend(one, "shoes") is null);
    }

    [Fact]
    public async Task FameLost_ActsArePushedAgain_WithoutWhatWasTakenBackMeanwhile()
    {
        await using GrainsCluster cluster = await StartAsync();
        await cluster.DoAsync(Events.Like("star", "shoes", Now));
        await cluster.DoAsync(Events.Of(EventType.Unlike, "star", "shoes"), Events.Like("star", "hat", Now));
        await cluster.DoAsync(Events.Unfollow("f3", "star"));
        await cluster.DoAsync(Events.Like("star", "coat", Now + 1));
        Assert.Equal(["coat", "hat"], (await cluster.User("f1").GetContextAsync(0)).Feed.Select(act => act.Item));
    }

    [Fact]
    public async Task PrivateCelebrity_IsPulledNoMore()
    {
        await using GrainsCluster cluster = await StartAsync();
        await cluster.DoAsync(Events.Like("star", "shoes", Now));
        await cluster.RecommendationsBecomeAsync("f1", one => Friend(one, "shoes") is not null);
        await cluster.User("star").PutProfileAsync(new UserProfile { Private = true });
        await cluster.RecommendationsBecomeAsync("f1", one => Friend(one, "shoes") is null);
    }

    [Fact]
    public async Task ShareOfACelebrity_WithAPerson_ReachesThatPersonAtOnce()
    {
        await using GrainsCluster cluster = await StartAsync();
        await cluster.DoAsync(Events.Of(EventType.Share, "star", "shoes", target: "f2", text: "for you", timeMs: Now));
        FriendAct act = Assert.Single((await cluster.User("f2").GetContextAsync(0)).Feed);
        Assert.Equal(("for you", true), (act.Text, act.Direct));
        Assert.Empty((await cluster.User("f1").GetContextAsync(0)).Feed);
    }

    [Fact]
    public async Task Restart_PulledActsAreStillThere()
    {
        await using GrainsCluster cluster = await StartAsync();
        await cluster.DoAsync(Events.Like("star", "shoes", Now));
        await cluster.RecommendationsBecomeAsync("f1", one => Friend(one, "shoes") is not null);
        await cluster.CrashAsync();
        await cluster.RecommendationsBecomeAsync("f1", one => Friend(one, "shoes") is not null);
    }

    private static async Task<GrainsCluster> StartAsync()
    {
        GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Users:PushUpToFollowers", "2"));
        await cluster.DoAsync(Events.Follow("f1", "star"), Events.Follow("f2", "star"), Events.Follow("f3", "star"));
        return cluster;
    }

    private static Reason? Friend(RecommendationAnswer answer, string item) =>
        answer.Items.FirstOrDefault(one => one.Id == item)?.Reasons.FirstOrDefault(reason => reason is { Kind: "friend", Item: null });
}

using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Users;

public sealed class FeedTests
{
    [Fact]
    public async Task NewFollow_BringsTheFollowedPersonsRecentActs()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Events.Like("ann", "shoes"), Events.View("ann", "hat"), Events.Of(EventType.Save, "ann", "coat"));
        await cluster.DoAsync(Events.Follow("bob", "ann"));
        Assert.Equal(["shoes"], await FeedAsync(cluster, "bob"));
        Assert.Equal(1, (await cluster.User("ann").GetAsync())!.Followers);
    }

    [Fact]
    public async Task Unfollow_TakesThemOut_AndFollowingAgainBringsThemBack()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Events.Follow("bob", "ann"), Events.Like("ann", "shoes"));
        await cluster.DoAsync(Events.Unfollow("bob", "ann"));
        Assert.Empty(await FeedAsync(cluster, "bob"));
        await cluster.DoAsync(Events.Like("ann", "hat"));
        Assert.Empty(await FeedAsync(cluster, "bob"));
        Assert.Equal(0, (await cluster.User("ann").GetAsync())!.Followers);
        await cluster.DoAsync(Events.Follow("bob", "ann"));
        Assert.Equal(["hat", "shoes"], await FeedAsync(cluster, "bob"));
    }

    [Fact]
    public async Task BlockedFollower_LosesTheActsAndGetsNoMore()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Events.Follow("bob", "ann"), Events.Follow("cid", "ann"), Events.Like("ann", "shoes"));
        await cluster.DoAsync(Events.Of(EventType.Block, "ann", target: "bob"));
        await cluster.DoAsync(Events.Like("ann", "hat"));
        Assert.Empty(await FeedAsync(cluster, "bob"));
        Assert.Equal(["hat", "shoes"], await FeedAsync(cluster, "cid"));
    }

    [Fact]
    public async Task PrivateUser_PassesNothingOn_AndTakesBackWhatWasPassedOn()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Events.Follow("bob", "ann"), Events.Like("ann", "shoes"));
        await cluster.User("ann").PutProfileAsync(new UserProfile { Private = true });
        Assert.Empty(await FeedAsync(cluster, "bob"));
        await cluster.DoAsync(Events.Like("ann", "hat"));
        await cluster.DoAsync(Events.Follow("cid", "ann"));
        Assert.Empty(await FeedAsync(cluster, "bob"));
        Assert.Empty(await FeedAsync(cluster, "cid"));
    }

    [Fact]
    public async Task Unlike_TakesTheLikeOutOfFeeds()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Events.Follow("bob", "ann"), Events.Like("ann", "shoes"), Events.Like("ann", "hat"));
        await cluster.DoAsync(Events.Of(EventType.Unlike, "ann", "shoes"));
        Assert.Equal(["hat"], await FeedAsync(cluster, "bob"));
    }

    [Fact]
    public async Task ShareWithAPerson_ReachesThatFollowerOnly()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Events.Follow("bob", "ann"), Events.Follow("cid", "ann"));
        await cluster.DoAsync(Events.Of(EventType.Share, "ann", "shoes", target: "bob"));
        await cluster.DoAsync(Events.Like("ann", "hat"));
        Assert.Equal(["hat", "shoes"], await FeedAsync(cluster, "bob"));
        Assert.Equal(["hat"], await FeedAsync(cluster, "cid"));
    }

    [Fact]
    public async Task MoreFollowersThanArePushedTo_AreLeftAlone()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Users:PushUpToFollowers", "2"));
        await cluster.DoAsync(Events.Follow("f1", "ann"), Events.Follow("f2", "ann"));
        await cluster.DoAsync(Events.Like("ann", "shoes"));
        Assert.Equal(["shoes"], await FeedAsync(cluster, "f1"));
        await cluster.DoAsync(Events.Follow("f3", "ann"));
        await cluster.DoAsync(Events.Like("ann", "hat"));
        Assert.Equal(["shoes"], await FeedAsync(cluster, "f1"));
    }

    [Fact]
    public async Task DeliveriesThatFail_ReachTheFeedLater_InFull()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Log:RoundMs", "10"));
        await cluster.DoAsync(Events.Follow("bob", "ann"));
        cluster.Faults.Fails = (method, key) => method == nameof(IFeedView.DeliverActsAsync) && key == "shop/bob";
        await cluster.DoAsync(Events.Like("ann", "shoes"));
        cluster.Faults.Fails = (_, _) => false;

        // The next act tells the feed that it has missed one.
        await cluster.DoAsync(Events.Like("ann", "hat"));
        LogPartitionStatus status;
        do
            status = await cluster.Partition().SettleAsync();
        while (status.Dispatched < status.Written);
        Assert.Equal(["hat", "shoes"], await FeedAsync(cluster, "bob"));
    }

    [Fact]
    public async Task Crash_BeforeTheFeedWasWritten_IsMadeUpFor()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Users:FeedWriteDelaySeconds", "3600"), ("Log:FeedSettleSeconds", "3600"));
        await cluster.DoAsync(Events.Follow("bob", "ann"), Events.Like("ann", "shoes"));
        await cluster.CrashAsync();
        await cluster.Partition().WhenDispatchedAsync(long.MaxValue);
        Assert.Equal(["shoes"], await FeedAsync(cluster, "bob"));
    }

    [Fact]
    public async Task GracefulStop_KeepsTheFeed()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Users:FeedWriteDelaySeconds", "3600"));
        await cluster.DoAsync(Events.Follow("bob", "ann"), Events.Like("ann", "shoes"));
        await cluster.Orleans.DeactivateAsync(cluster.User("bob"));
        Assert.NotNull(cluster.Storage.Bytes("feed", "user/shop/bob"));
        Assert.Equal(["shoes"], await FeedAsync(cluster, "bob"));
    }

    [Fact]
    public async Task LostFeed_IsMadeAgainFromThePeopleFollowed()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Events.Follow("bob", "ann"), Events.Like("ann", "shoes"));
        LogPartitionStatus status;
        do
            status = await cluster.Partition().SettleAsync();
        while (status.Checkpoint < status.Written);
        await cluster.Orleans.DeactivateAsync(cluster.User("bob"));
        cluster.Storage.Records.TryRemove(("feed", "user/shop/bob"), out _);

        TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        cluster.Storage.BeforeWrite = (state, _) =>
        {
            if (state == "feed")
                written.TrySetResult();
            return Task.CompletedTask;
        };
        await cluster.User("bob").GetContextAsync(0);
        await written.Task;
        Assert.Equal(["shoes"], await FeedAsync(cluster, "bob"));
    }

    private static async Task<string[]> FeedAsync(GrainsCluster cluster, string user) =>
        [.. (await cluster.User(user).GetContextAsync(0)).Feed.Select(act => act.Item)];
}

using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Log;

public sealed class AppendTests
{
    private static bool IsChunk(string state) => state.StartsWith("chunk-", StringComparison.Ordinal);

    [Fact]
    public async Task Append_OneLike_ReachesUserItemAndFriend()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Events.Follow("bob", "ann"));
        AppendResult result = await cluster.DoAsync(Events.Like("ann", "shoes", 1000));

        Assert.Empty(result.DuplicateIndexes);
        Assert.Equal(1, await cluster.CountOfUserAsync("ann", EventType.Like));
        Assert.Equal(1, await cluster.CountAsync("shoes", EventType.Like));
        ShopperContext bob = await cluster.User("bob").GetContextAsync(0);
        FriendAct act = Assert.Single(bob.Feed);
        Assert.Equal(("ann", "shoes", EventType.Like, 1000L), (act.Actor, act.Item, act.Type, act.TimeMs));
    }

    [Fact]
    public async Task Append_OfTwoFriends_StandsInTheFeedsColumnsToo()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Events.Follow("bob", "ann"), Events.Follow("bob", "carl"));
        await cluster.DoAsync(Events.Like("ann", "shoes", 1000), Events.Like("carl", "hat", 2000), Events.Like("ann", "hat", 3000));

        ShopperContext bob = await cluster.User("bob").GetContextAsync(0);

        Assert.Equal(3, bob.Feed.Length);
        Assert.Equal(bob.Feed.Select(act => (byte)act.Type), bob.FeedTypes);
        Assert.Equal(bob.Feed.Select(act => act.TimeMs ?? 0), bob.FeedTimesMs);
        Assert.Equal(bob.Feed.Select(act => act.Direct), bob.FeedDirect);
        string[] friends = [.. bob.Feed.Select(act => act.Actor).Distinct()];
        Assert.Equal(bob.Feed.Select(act => act.Actor), bob.FeedActors.Select(number => friends[number]));
    }

    [Fact]
    public async Task Append_SameIdAgain_IsADuplicateAndCountsOnce()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        SocialEvent e = Events.View("ann", "shoes");
        AppendResult first = await cluster.DoAsync(e);
        AppendResult second = await cluster.DoAsync(Events.View("ann", "hat"), e);
        Assert.Empty(first.DuplicateIndexes);
        Assert.Equal([1], second.DuplicateIndexes);
        Assert.True(second.Position > first.Position);
        Assert.Equal(1, await cluster.CountAsync("shoes", EventType.View));
        Assert.Equal(2, await cluster.CountOfUserAsync("ann", EventType.View));
        Assert.Equal(2, (await cluster.Partition().GetStatusAsync()).Events);
    }

    [Fact]
    public async Task Append_WriteFails_IsRefusedAndLeavesNothing()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        cluster.Storage.OnWrite = (state, _) => IsChunk(state) ? StorageFault.Fails : StorageFault.None;
        SocialEvent e = Events.View("ann", "shoes");
        await Assert.ThrowsAsync<UnavailableException>(() => cluster.Partition().AppendAsync([e]));
        Assert.Equal(0, (await cluster.Partition().GetStatusAsync()).Events);

        cluster.Storage.OnWrite = (_, _) => StorageFault.None;
        AppendResult again = await cluster.DoAsync(e);
        Assert.Empty(again.DuplicateIndexes);
        Assert.Equal(1, await cluster.CountAsync("shoes", EventType.View));
    }

    [Fact]
    public async Task Append_WriteCommitsAndFails_IsRefusedAndThenADuplicate()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        int writes = 0;
        cluster.Storage.OnWrite = (state, _) => IsChunk(state) && Interlocked.Increment(ref writes) == 1 ? StorageFault.CommitsAndFails : StorageFault.None;
        SocialEvent e = Events.View("ann", "shoes");
        await Assert.ThrowsAsync<UnavailableException>(() => cluster.Partition().AppendAsync([e]));

        AppendResult kept = await cluster.AppendUntilKeptAsync(e, Events.View("ann", "hat"));
        await cluster.Partition().WhenDispatchedAsync(kept.Position);
        Assert.Contains(0, kept.DuplicateIndexes);
        Assert.Equal(1, await cluster.CountAsync("shoes", EventType.View));
        Assert.Equal(2, await cluster.CountOfUserAsync("ann", EventType.View));
    }

    [Theory]
    [InlineData(StorageFault.None)]
    [InlineData(StorageFault.Fails)]
    public async Task Append_DuplicateOfAnEventBeingWritten_SharesItsFate(StorageFault fate)
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        WriteGate gate = new(cluster.Storage, (state, _) => IsChunk(state));
        SocialEvent e = Events.View("ann", "shoes");
        Task<AppendResult> first = cluster.Partition().AppendAsync([e]);
        await gate.Reached;
        Task<AppendResult> second = cluster.Partition().AppendAsync([e]);
        Assert.Equal(1, (await cluster.Partition().GetStatusAsync()).Waiting);
        Assert.False(second.IsCompleted);

        cluster.Storage.OnWrite = (state, _) => IsChunk(state) ? fate : StorageFault.None;
        gate.Open();
        if (fate == StorageFault.None)
        {
            Assert.Equal((await first).Position, (await second).Position);
            AppendResult duplicate = await second;
            Assert.Equal([0], duplicate.DuplicateIndexes);
        }
        else
        {
            await Assert.ThrowsAsync<UnavailableException>(() => first);
            await Assert.ThrowsAsync<UnavailableException>(() => second);
        }
    }

    [Fact]
    public async Task Append_WhileAWriteIsUnderWay_GoesTogetherIntoTheNext()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        WriteGate gate = new(cluster.Storage, (state, _) => state == "chunk-1");
        Task<AppendResult> first = cluster.Partition().AppendAsync([Events.View("ann", "shoes")]);
        await gate.Reached;
        Task<AppendResult>[] others = [.. Enumerable.Range(0, 100).Select(i => cluster.Partition().AppendAsync([Events.View($"user-{i}", "shoes")]))];

        // Calls of one caller need not arrive in order.
        while ((await cluster.Partition().GetStatusAsync()).Waiting < 101)
            Assert.False(first.IsCompleted);
        gate.Open();
        await Task.WhenAll([first, .. others]);
        Assert.Equal(2, cluster.Storage.Names("chunk-").Count());
    }

    [Fact]
    public async Task Append_QueueFull_IsShed()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Log:MaxWaitingEvents", "1000"));
        WriteGate gate = new(cluster.Storage, (state, _) => IsChunk(state));
        Task<AppendResult> first = cluster.Partition().AppendAsync([.. Enumerable.Range(0, 1000).Select(i => Events.View("ann", $"item-{i}"))]);
        await gate.Reached;
        await Assert.ThrowsAsync<OverloadedException>(() => cluster.Partition().AppendAsync([Events.View("ann", "shoes")]));
        gate.Open();
        await first;
        await cluster.Partition().AppendAsync([Events.View("ann", "shoes")]);
    }

    [Fact]
    public async Task Append_EventLargerThanAChunk_IsNamed()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Log:MaxChunkBytes", "4096"));
        SocialEvent huge = Events.Of(EventType.Review, "ann", "shoes", text: new string('x', 4096));
        InvalidRequestException error = await Assert.ThrowsAsync<InvalidRequestException>(() => cluster.Partition().AppendAsync([Events.View("ann", "hat"), huge]));
        Assert.Equal("/1", error.Pointer);
        Assert.Equal(0, (await cluster.Partition().GetStatusAsync()).Events);
    }

    [Fact]
    public async Task Append_MoreThanFitsIntoOneChunk_IsKeptInOrder()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Log:MaxChunkBytes", "4096"));
        SocialEvent[] events = [.. Enumerable.Range(0, 500).Select(i => Events.View("ann", $"item-{i}"))];
        await cluster.DoAsync(events);
        Assert.True(cluster.Storage.Names("chunk-").Count() > 5);
        UserDetails ann = (await cluster.User("ann").GetAsync())!;
        Assert.Equal(events.Reverse().Take(256).Select(e => e.Item), ann.Recent.Select(act => act.Item));
    }
}

using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Log;

public sealed class LogRecoveryTests
{
    [Fact]
    public async Task Crash_BeforeAnyViewHasWritten_LosesAndDoublesNothing()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Log:FlushAfterSeconds", "3600"));
        SocialEvent[] events = [.. Enumerable.Range(0, 300).Select(i => Events.View($"user-{i % 7}", $"item-{i % 11}"))];
        foreach (SocialEvent[] some in events.Chunk(30))
            await cluster.DoAsync(some);
        Assert.Null(cluster.Storage.Bytes("user", "user/shop/user-1"));

        await cluster.CrashAsync();
        await cluster.Partition().WhenDispatchedAsync(long.MaxValue);
        await CheckAsync(cluster, events);
        AppendResult again = await cluster.DoAsync(events);
        Assert.Equal(300, again.DuplicateIndexes.Length);
        await CheckAsync(cluster, events);
    }

    [Fact]
    public async Task Start_AfterACrash_WakesThePartition()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Events.View("ann", "shoes"));
        await cluster.CrashAsync();
        Assert.True(cluster.Orleans.TryGetGrainContext(Orleans.Runtime.GrainId.Create("logpartition", "shop/0"), out _));
    }

    [Fact]
    public async Task Crash_AfterEverythingSettled_DispatchesNothingAgain()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        SocialEvent[] events = [.. Enumerable.Range(0, 100).Select(i => Events.View($"user-{i % 7}", $"item-{i % 11}"))];
        await cluster.DoAsync(events);
        LogPartitionStatus settled = await SettleAsync(cluster);

        await cluster.CrashAsync();
        LogPartitionStatus after = await cluster.Partition().GetStatusAsync();
        Assert.Equal((settled.Written, settled.Written, settled.Written), (after.Written, after.Dispatched, after.Checkpoint));
        await CheckAsync(cluster, events);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task FaultsAndCrashes_WithRetries_CountEveryEventOnce(int seed)
    {
        Random random = new(seed);
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Users:SnapshotEvery", "5"));
        cluster.Storage.OnWrite = (_, _) =>
        {
            lock (random)
                return random.Next(10) switch { 0 => StorageFault.Fails, 1 => StorageFault.CommitsAndFails, _ => StorageFault.None };
        };
        SocialEvent[] events = [.. Enumerable.Range(0, 400).Select(i => Events.View($"user-{i % 7}", $"item-{i % 11}"))];
        foreach (SocialEvent[][] some in events.Chunk(10).Chunk(8))
        {
            await Task.WhenAll(some.Select(batch => cluster.AppendUntilKeptAsync(batch)));
            if (random.Next(3) == 0)
                await cluster.CrashAsync();
        }

        cluster.Storage.OnWrite = (_, _) => StorageFault.None;
        await cluster.Partition().WhenDispatchedAsync(long.MaxValue);
        await SettleAsync(cluster);
        await CheckAsync(cluster, events);
        await cluster.CrashAsync();
        await CheckAsync(cluster, events);
    }

    [Fact]
    public async Task TwoActivationsOfOnePartition_TogetherCountEveryEventOnce()
    {
        TestStorage storage = new();
        await using GrainsCluster one = await GrainsCluster.StartAsync(storage);
        await using GrainsCluster other = await GrainsCluster.StartAsync(storage);
        SocialEvent[] events = [.. Enumerable.Range(0, 200).Select(i => Events.View($"user-{i % 7}", $"item-{i % 11}"))];
        await Task.WhenAll(events.Chunk(5).Select((some, i) => (i % 2 == 0 ? one : other).AppendUntilKeptAsync(some)));

        // Only one survives, as when a cluster has noticed; what the other held in memory is in the log.
        await one.CrashAsync();
        await one.Partition().WhenDispatchedAsync(long.MaxValue);
        Assert.Equal(200, (await one.Partition().GetStatusAsync()).Events);
        await CheckAsync(one, events);
    }

    [Fact]
    public async Task IdsBeyondThePages_AreRememberedAfterARestart()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Log:RememberedIds", "1024"));
        SocialEvent[] events = [.. Enumerable.Range(0, 1500).Select(i => Events.View("ann", $"item-{i}"))];
        foreach (SocialEvent[] some in events.Chunk(50))
            await cluster.DoAsync(some);
        await SettleAsync(cluster);
        Assert.True(cluster.Storage.Names("ids-").Count() >= 4);

        await cluster.CrashAsync();
        AppendResult newest = await cluster.AppendUntilKeptAsync([.. events.TakeLast(1000)]);
        Assert.Equal(1000, newest.DuplicateIndexes.Length);
        AppendResult oldest = await cluster.AppendUntilKeptAsync(events[0]);
        Assert.Empty(oldest.DuplicateIndexes);
    }

    [Fact]
    public async Task Read_FromTheStart_GivesTheWholeLogOnce()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Log:MaxChunkBytes", "4096"));
        SocialEvent[] events = [.. Enumerable.Range(0, 600).Select(i => Events.View($"user-{i % 7}", $"item-{i}"))];
        foreach (SocialEvent[] some in events.Chunk(200))
            await cluster.DoAsync(some);
        List<SocialEvent> read = [];
        LogPage page;
        long position = 0;
        do
        {
            page = await cluster.Partition().ReadAsync(position, 70);
            Assert.Equal(page.Positions.Order(), page.Positions);
            Assert.All(page.Positions, p => Assert.True(p > position));
            read.AddRange(page.Events);
            position = page.NextPosition;
        }
        while (!page.AtEnd);
        Assert.Equal(events.Select(e => e.Id).Order(), read.Select(e => e.Id).Order());
        Assert.Equal(events.Where(e => e.User == "user-3"), read.Where(e => e.User == "user-3"));
    }

    // The checkpoint follows a moment after the views have written: items write once the catalog knows them.
    private static async Task<LogPartitionStatus> SettleAsync(GrainsCluster cluster)
    {
        LogPartitionStatus status;
        do
            status = await cluster.Partition().SettleAsync();
        while (status.Checkpoint < status.Written);
        return status;
    }

    private static async Task CheckAsync(GrainsCluster cluster, SocialEvent[] events)
    {
        foreach (IGrouping<string, SocialEvent> item in events.GroupBy(e => e.Item!))
            Assert.Equal(item.Count(), await cluster.CountAsync(item.Key, EventType.View));
        foreach (IGrouping<string, SocialEvent> user in events.GroupBy(e => e.User))
        {
            UserDetails details = (await cluster.User(user.Key).GetAsync())!;
            Assert.Equal(user.Count(), details.EventCounts[EventType.View]);
        }
    }
}

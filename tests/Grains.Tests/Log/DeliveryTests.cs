using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Log;

public sealed class DeliveryTests
{
    [Fact]
    public async Task LostDeliveries_AreMadeUpFor()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Log:RoundMs", "10"));
        Random random = new(5);
        cluster.Faults.Fails = (method, _) =>
        {
            lock (random)
                return method is nameof(IUserView.ApplyAsync) && random.Next(3) == 0;
        };
        for (int i = 0; i < 100; i++)
            await cluster.Partition().AppendAsync([Events.View("ann", $"item-{i % 3}"), Events.View($"user-{i}", $"item-{i % 3}")]);
        cluster.Faults.Fails = (_, _) => false;
        await WhenAppliedAsync(cluster);
        Assert.Equal(100, await cluster.CountOfUserAsync("ann", EventType.View));
        long counted = 0;
        for (int i = 0; i < 3; i++)
            counted += await cluster.CountAsync($"item-{i}", EventType.View);
        Assert.Equal(200, counted);
    }

    [Fact]
    public async Task Context_AskedWithThePosition_HasTheEventThatNoDeliveryBrought()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Events.View("ann", "hat"));
        cluster.Faults.Fails = (method, key) => method == nameof(IUserView.ApplyAsync) && key == "shop/ann";
        AppendResult result = await cluster.Partition().AppendAsync([Events.Like("ann", "shoes")]);
        ShopperContext context = await cluster.User("ann").GetContextAsync(result.Position);
        Assert.True(context.Position >= result.Position);
        Assert.Equal(2, context.RecentItems.Length);
        Assert.Equal((byte)EventType.Like, context.RecentTypes[0]);
    }

    [Fact]
    public async Task Context_AskedWithAPositionBeyondTheLog_IsUnavailable()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        AppendResult result = await cluster.DoAsync(Events.View("ann", "hat"));
        await Assert.ThrowsAsync<UnavailableException>(() => cluster.User("ann").GetContextAsync(result.Position + 1));
    }

    [Fact]
    public async Task DeliveryThatKeepsFailing_IsParkedAndShown_AndArrivesOnceItCan()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Log:RoundMs", "10"), ("Log:DeliveryAttempts", "1"), ("Log:ParkedRetryMinutes", "0"));
        cluster.Faults.Fails = (method, key) => method == nameof(IItemView.ApplyAsync) && key == "shop/shoes";
        await cluster.DoAsync(Events.View("ann", "shoes"), Events.View("ann", "hat"));
        LogPartitionStatus status;
        do
            status = await cluster.Partition().SettleAsync();
        while (status.Checkpoint < status.Written);
        Assert.Equal(1, status.Parked);
        Assert.Equal(0, await cluster.CountAsync("shoes", EventType.View));

        // What comes later waits behind it, over a restart too.
        await cluster.DoAsync(Events.View("ben", "shoes"));
        await cluster.CrashAsync();
        cluster.Faults.Fails = (_, _) => false;
        do
            status = await cluster.Partition().SettleAsync();
        while (status.Parked > 0 || status.Checkpoint < status.Written);
        Assert.Equal(2, await cluster.CountAsync("shoes", EventType.View));
        Assert.Equal(1, await cluster.CountAsync("hat", EventType.View));
    }

    [Fact]
    public async Task TenantsThatCannotBeListedAtFirst_AreWokenLater_AndDispatchWhatACrashLeft()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Events.View("ann", "hat"));
        cluster.Faults.Fails = (method, key) => method == nameof(IItemView.ApplyAsync) && key == "shop/shoes";
        await cluster.Partition().AppendAsync([Events.View("ann", "shoes")]);
        int asked = 0;
        cluster.Faults.Fails = (method, key) => method == nameof(IItemView.ApplyAsync) && key == "shop/shoes" && asked == 0
            || method == nameof(ITenantDirectoryGrain.ListAsync) && Interlocked.Increment(ref asked) == 1;
        await cluster.CrashAsync();
        await Eventually.BecomesAsync(() => cluster.CountAsync("shoes", EventType.View), count => count == 1);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task ViewWhoseRecordCannotBeWritten_IsParked_AndHoldsNobodyUp()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Log:RoundMs", "10"), ("Log:DeliveryAttempts", "1"), ("Log:ParkedRetryMinutes", "0"));
        cluster.Storage.OnWrite = (state, grain) => state == "user" && grain.Key.ToString() == "shop/ann" ? StorageFault.Fails : StorageFault.None;
        await cluster.DoAsync(Events.View("ann", "shoes"), Events.View("ben", "shoes"));
        LogPartitionStatus status;
        do
            status = await cluster.Partition().SettleAsync();
        while (status.Checkpoint < status.Written);
        Assert.Equal(1, status.Parked);

        await cluster.CrashAsync();
        Assert.Equal(1, await cluster.CountOfUserAsync("ann", EventType.View));
        cluster.Storage.OnWrite = (_, _) => StorageFault.None;
        do
            status = await cluster.Partition().SettleAsync();
        while (status.Parked > 0);
        await cluster.CrashAsync();
        Assert.Equal(1, await cluster.CountOfUserAsync("ann", EventType.View));
    }

    [Fact]
    public async Task ViewsThatCannotWrite_MakeThePartitionRefuseAppends_UntilTheyCan()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(null, ("Log:RoundMs", "10"), ("Log:MaxUndurableEvents", "1024"), ("Log:DeliveryAttempts", "100"));
        cluster.Storage.OnWrite = (state, _) => state is "user" or "item" ? StorageFault.Fails : StorageFault.None;
        SocialEvent[] events = [.. Enumerable.Range(0, 1000).Select(i => Events.View($"user-{i % 5}", "shoes"))];
        await cluster.DoAsync(events);
        await Assert.ThrowsAsync<OverloadedException>(() => cluster.Partition().AppendAsync([.. events.Take(25).Select(e => e with { Id = $"{e.Id}-again" })]));

        cluster.Storage.OnWrite = (_, _) => StorageFault.None;
        LogPartitionStatus status;
        do
            status = await cluster.Partition().SettleAsync();
        while (status.Checkpoint < status.Written);
        await cluster.DoAsync(Events.View("ann", "shoes"));
        await WhenAppliedAsync(cluster);
        Assert.Equal(1001, await cluster.CountAsync("shoes", EventType.View));
    }

    [Fact]
    public async Task Calls_NeverFormACycleThatWaits()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Events.Follow("bob", "ann"), Events.Follow("ann", "bob"), Events.Like("ann", "shoes"), Events.Of(EventType.Block, "bob", target: "ann"));
        await cluster.User("ann").PutProfileAsync(new UserProfile { Private = true });
        await cluster.Partition().SettleAsync();
        await cluster.CrashAsync();
        await cluster.Partition().SettleAsync();
        Assert.NotEmpty(cluster.Calls.Waits);
        Assert.Empty(cluster.Calls.Cycle());
    }

    // Each look asks views to write too, so that it ends once all that failed has been made up for.
    private static async Task WhenAppliedAsync(GrainsCluster cluster)
    {
        LogPartitionStatus status;
        do
            status = await cluster.Partition().SettleAsync();
        while (status.Dispatched < status.Written);
    }
}

using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Tests.Support;
using SocialRec.TestKit;

namespace SocialRec.Grains.Tests.Log;

/// <summary>The log while its senders repeat themselves or its store misbehaves: what was acknowledged counts once, what was not leaves nothing.</summary>
public class FaultTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task EventsSentThreeTimesInShuffledOrder_GiveTheSameBitsAsOnce(int seed)
    {
        Random random = new(seed);
        SocialEvent[] events = [.. Enumerable.Range(0, 120).Select(i => Some(random, i))];
        SocialEvent[] shuffled = [.. events, .. events, .. events];
        random.Shuffle(shuffled);
        HashSet<string> sent = [];
        SocialEvent[][] repeating = [.. shuffled.Chunk(9)];
        SocialEvent[][] once = [.. repeating.Select(some => some.Where(e => sent.Add(e.Id)).ToArray())];

        Assert.Equal(await RecordsAfterAsync(once), await RecordsAfterAsync(repeating));
    }

    [Fact]
    public async Task StoreOutForThirtySeconds_AcknowledgesNothing_AndRecoversWithinTen()
    {
        FakeTimeProvider time = new();
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(time);
        await cluster.DoAsync(Events.View("ann", "shoes"));
        bool isOut = true;
        cluster.Storage.OnWrite = (_, _) => Volatile.Read(ref isOut) ? StorageFault.Fails : StorageFault.None;
        cluster.Storage.FailsReading = (_, _) => Volatile.Read(ref isOut);
        SocialEvent refused = Events.View("ann", "shoes");
        for (int second = 0; second < 30; second++)
        {
            await Assert.ThrowsAsync<UnavailableException>(() => cluster.Partition().AppendAsync([refused with { Id = $"{refused.Id}-{second}" }]));
            time.Advance(Second);
        }

        Volatile.Write(ref isOut, false);
        Assert.Equal(1, (await cluster.Partition().GetStatusAsync()).Events);
        await cluster.DoAsync(refused);
        for (int second = 0; second < 10; second++)
        {
            time.Advance(Second);
            await cluster.Partition().SettleAsync();
        }

        await Eventually.BecomesAsync(() => cluster.Partition().SettleAsync(), status => status.Checkpoint == status.Written && status.Parked == 0);
        Assert.Equal(2, await cluster.CountAsync("shoes", EventType.View));
        Assert.Equal(2, await cluster.CountOfUserAsync("ann", EventType.View));
    }

    [Fact]
    public async Task EventsOnTheirWay_WhenTheStoreGoesOut_ArriveWithinTenSecondsOfItsReturn()
    {
        FakeTimeProvider time = new();
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(time);

        // The log is written; the views, which have to be read before they can take anything, cannot be.
        bool isOut = true;
        cluster.Storage.FailsReading = (state, _) => state is "user" or "item" && Volatile.Read(ref isOut);
        await cluster.Partition().AppendAsync([Events.View("ann", "shoes")]);
        for (int second = 0; second < 30; second++)
        {
            time.Advance(Second);
            await cluster.Partition().GetStatusAsync();
        }

        Volatile.Write(ref isOut, false);
        int tenths = 0;
        await Eventually.BecomesAsync(
            () =>
            {
                // An attempt that began before waits for its turn to fail, so ten seconds must not pass in an instant.
                if (tenths++ < 100)
                    time.Advance(Second / 10);
                return cluster.Partition().GetStatusAsync();
            },
            status => status.Dispatched == status.Written && status.Parked == 0);
        await Eventually.BecomesAsync(() => cluster.CountAsync("shoes", EventType.View), count => count == 1);
        Assert.Equal(1, await cluster.CountOfUserAsync("ann", EventType.View));
    }

    [Fact]
    public async Task SlowStore_ShedsBeyondItsQueue_AndCountsWhatItTookOnce()
    {
        const int Bound = 1000;
        FakeTimeProvider time = new();
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(time, null, ("Log:MaxWaitingEvents", $"{Bound}"));
        cluster.Storage.BeforeWrite = (_, _) => Task.Delay(TimeSpan.FromMilliseconds(500), time);
        Task<AppendResult>[] appends = [.. Enumerable.Range(0, 60).Select(batch =>
            cluster.Partition().AppendAsync([.. Enumerable.Range(0, 50).Select(i => Events.View($"user-{batch}-{i}", "shoes"))]))];

        Task all = Task.WhenAll(appends);
        int mostWaiting = 0;
        while (!all.IsCompleted)
        {
            mostWaiting = Math.Max(mostWaiting, (await cluster.Partition().GetStatusAsync()).Waiting);
            time.Advance(TimeSpan.FromMilliseconds(500));
        }

        Assert.InRange(mostWaiting, 1, Bound);
        int taken = appends.Count(append => append.IsCompletedSuccessfully);
        Assert.InRange(taken, Bound / 50, 59);
        Assert.All(appends.Where(append => !append.IsCompletedSuccessfully), append => Assert.IsType<OverloadedException>(append.Exception!.InnerException));
        cluster.Storage.BeforeWrite = (_, _) => Task.CompletedTask;
        await Eventually.BecomesAsync(
            () =>
            {
                // Writes that began before still wait for the clock.
                time.Advance(Second);
                return cluster.CountAsync("shoes", EventType.View);
            },
            count => count == 50 * taken);
        Assert.Equal(50 * taken, (await cluster.Partition().GetStatusAsync()).Events);
    }

    private static SocialEvent Some(Random random, int number)
    {
        string user = $"user-{random.Next(6)}";
        long timeMs = 1_750_000_000_000 + random.Next(1_000_000_000);
        return random.Next(6) == 0
            ? Events.Of(EventType.Follow, user, target: $"user-{random.Next(6, 12)}", timeMs: timeMs, id: $"e-{number}")
            : Events.Of(random.Next(2) == 0 ? EventType.Like : EventType.View, user, $"item-{random.Next(8)}", timeMs: timeMs, value: number, id: $"e-{number}");
    }

    // The bytes of every view; those of the log hold the time of writing.
    private static async Task<Dictionary<string, string>> RecordsAfterAsync(SocialEvent[][] batches)
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        foreach (SocialEvent[] batch in batches.Where(batch => batch.Length > 0))
            await cluster.DoAsync(batch);
        await Eventually.BecomesAsync(() => cluster.Partition().SettleAsync(), status => status.Checkpoint == status.Written);
        return cluster.Storage.Records.Where(record => record.Key.State is "user" or "item" || record.Key.State.StartsWith("followers", StringComparison.Ordinal))
            .ToDictionary(record => $"{record.Key.Grain} {record.Key.State}", record => Convert.ToHexString(record.Value.Bytes));
    }
}

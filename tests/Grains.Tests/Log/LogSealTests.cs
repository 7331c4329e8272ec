using System.Text;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Keys;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Log;

/// <summary>The log of a silo with a master key: each user's part of a chunk is sealed with that user's key.</summary>
public class LogSealTests
{
    private const string Words = "nobody else may read this";

    private static readonly (string, string) MasterKey = ("Encryption:MasterKey", Convert.ToBase64String(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray()));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Append_KeepsWordsInTheOpen_OnlyWithoutAMasterKey(bool isSealed)
    {
        await using GrainsCluster cluster = await StartAsync(isSealed);
        await cluster.DoAsync(Events.Of(EventType.Comment, "ann", "shoes", text: Words));
        Assert.Equal(isSealed, cluster.Storage.Bytes("chunk-1", "logpartition/shop/0").AsSpan().IndexOf(Encoding.UTF8.GetBytes(Words)) < 0);
    }

    [Fact]
    public async Task Crash_BeforeAnyViewHasWritten_ReadsTheSealedLogAgain()
    {
        await using GrainsCluster cluster = await StartAsync();
        SocialEvent[] events = [.. Enumerable.Range(0, 60).Select(i => Events.View($"user-{i % 7}", "shoes"))];
        await cluster.DoAsync(events);
        await cluster.CrashAsync();
        await cluster.Partition().WhenDispatchedAsync(long.MaxValue);
        await Eventually.BecomesAsync(() => cluster.CountAsync("shoes", EventType.View), count => count == 60);
        Assert.Equal(9, await cluster.CountOfUserAsync("user-0", EventType.View));
        Assert.Equal(60, (await cluster.AppendUntilKeptAsync(events)).DuplicateIndexes.Length);
    }

    [Fact]
    public async Task DestroyedKey_WithholdsTheUsersEvents_FromReadersAndForGood()
    {
        await using GrainsCluster cluster = await StartAsync();
        SocialEvent bens = Events.View("ben", "shoes");
        await cluster.DoAsync(Events.View("ann", "shoes"), bens, Events.View("ann", "hat"));
        await cluster.Service<IUserKeyRing>().DestroyAsync(GrainKey.Of(GrainsCluster.Tenant, "ann"), 0);
        await cluster.CrashAsync();

        LogPage page = await cluster.Partition().ReadAsync(0, 100);
        Assert.Equal([bens], page.Events);
        Assert.True(page.AtEnd);
        await cluster.DoAsync(Events.View("ann", "shoes"), Events.View("ben", "hat"));
        Assert.Equal(2, (await cluster.Partition().ReadAsync(0, 100)).Events.Length);
        Assert.Equal(0, await cluster.CountOfUserAsync("ann", EventType.View));
        Assert.Equal(2, await cluster.CountOfUserAsync("ben", EventType.View));
        await Eventually.BecomesAsync(() => cluster.Partition().SettleAsync(), status => status.Checkpoint == status.Written);
    }

    private static Task<GrainsCluster> StartAsync(bool isSealed = true) => isSealed ? GrainsCluster.StartAsync(null, MasterKey) : GrainsCluster.StartAsync();
}

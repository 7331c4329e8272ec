using System.Text;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Keys;
using SocialRec.Grains.Interfaces.Timelines;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Keys;

/// <summary>
/// What people say stands in records of the log, of themselves, of items, of circles, of whom they told, and of timelines: in a silo with a master key, sealed in all of them.
/// </summary>
public sealed class SealedWordsTests
{
    private const string Anns = "ann says summer", Bens = "ben says winter", Stars = "the star says autumn";

    private static readonly string[] Kinds = ["chunk-", "user", "item", "circle", "feed", "row-"];

    private static readonly long Now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static readonly (string, string) MasterKey = ("Encryption:MasterKey", Convert.ToBase64String(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray()));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Records_HoldWordsInTheOpen_OnlyWithoutAMasterKey(bool isSealed)
    {
        await using GrainsCluster cluster = await SayAsync(isSealed);
        string[] open = [.. Kinds.Where(kind => Holds(cluster, kind, Anns) || Holds(cluster, kind, Stars))];
        Assert.Equal(isSealed ? [] : Kinds, open);
    }

    [Fact]
    public async Task Restart_BringsAllWordsBack()
    {
        await using GrainsCluster cluster = await SayAsync(isSealed: true);
        await cluster.CrashAsync();
        Assert.Equal([Anns, Bens], await InCircleAsync(cluster));
        Assert.Equal([Anns, Bens], await OfItemAsync(cluster));
        Assert.Equal([Anns], await InFeedAsync(cluster, "dora"));
        Assert.Equal([Anns, Bens, Stars], await InTimelinesAsync(cluster));
    }

    [Fact]
    public async Task DestroyedKey_TakesThatPersonsWordsOutOfEveryRecord_AndNobodyElses()
    {
        await using GrainsCluster cluster = await SayAsync(isSealed: true);
        await cluster.Service<IUserKeyRing>().DestroyAsync(GrainKey.Of(GrainsCluster.Tenant, "ann"), 0);
        await cluster.CrashAsync();

        Assert.Equal([Bens, Stars], await InTimelinesAsync(cluster));
        Assert.Equal([null, Bens], await InCircleAsync(cluster));
        Assert.Equal([null, Bens], await OfItemAsync(cluster));
        Assert.Equal([null], await InFeedAsync(cluster, "dora"));
    }

    /// <summary>Ann tells a circle and dora, ben tells the circle, a star with three followers tells everybody; all is written.</summary>
    private static async Task<GrainsCluster> SayAsync(bool isSealed)
    {
        (string, string)[] settings = [("Users:PushUpToFollowers", "2"), .. isSealed ? [MasterKey] : Array.Empty<(string, string)>()];
        GrainsCluster cluster = await GrainsCluster.StartAsync(null, settings);
        await cluster.DoAsync([.. new[] { "ann", "ben" }.Select(user => Events.Of(EventType.Join, user, circle: "club")), .. Enumerable.Range(1, 3).Select(i => Events.Follow($"f{i}", "star"))]);
        await cluster.DoAsync(
            Events.Of(EventType.Share, "ann", "shoes", circle: "club", text: Anns, timeMs: Now + 1),
            Events.Of(EventType.Share, "ben", "shoes", circle: "club", text: Bens, timeMs: Now),
            Events.Of(EventType.Share, "ann", "hat", target: "dora", text: Anns, timeMs: Now),
            Events.Of(EventType.Comment, "star", "hat", text: Stars, timeMs: Now));
        await Eventually.BecomesAsync(() => cluster.Partition().SettleAsync(), status => status.Checkpoint == status.Written);
        await Eventually.BecomesAsync(() => InTimelinesAsync(cluster), words => words.Count == 3);
        await Eventually.BecomesAsync(() => Task.FromResult(cluster.Storage.Names("row-").Count()), rows => rows == 2);
        await Eventually.BecomesAsync(() => Task.FromResult(cluster.Storage.Bytes("feed", "user/shop/dora")), feed => feed is { Length: > 40 });
        return cluster;
    }

    private static bool Holds(GrainsCluster cluster, string kind, string words) => cluster.Storage.Records.Any(record =>
        record.Key.State.StartsWith(kind, StringComparison.Ordinal) && record.Value.Bytes.ToMemory().Span.IndexOf(Encoding.UTF8.GetBytes(words)) >= 0);

    private static async Task<List<string?>> InCircleAsync(GrainsCluster cluster) => [.. (await cluster.Circle("club").GetAsync())!.Recent.Select(act => act.Text)];

    private static async Task<List<string?>> OfItemAsync(GrainsCluster cluster) => [.. (await cluster.Item("shoes").GetAsync())!.Recent.OrderBy(act => act.User).Select(act => act.Text)];

    private static async Task<List<string?>> InFeedAsync(GrainsCluster cluster, string user) => [.. (await cluster.User(user).GetContextAsync(0)).Feed.Select(act => act.Text)];

    private static async Task<List<string>> InTimelinesAsync(GrainsCluster cluster)
    {
        List<FriendAct> acts = [];
        for (int shard = 0; shard < (await cluster.LayoutAsync()).TimelineShards; shard++)
        {
            TimelineChanges changes = await cluster.Grains.GetGrain<ITimelineShardGrain>(GrainKey.Of(GrainsCluster.Tenant, shard)).ReadChangesAsync(0, 100, 0);
            acts.AddRange(changes.Rows.SelectMany(row => row.Acts));
        }

        return [.. acts.Select(act => act.Text).OfType<string>().Order(StringComparer.Ordinal)];
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using SocialRec.TestKit;

namespace SocialRec.Cluster.Tests.Processes;

/// <summary>What a deployed cluster keeps when a silo is killed under traffic, and when all of them are.</summary>
public sealed class KilledProcessTests
{
    private const int Batches = 120, BatchSize = 20, Users = 60, Items = 40, KillAfter = 30;

    private static readonly (string User, string Item)[] Events = [.. Enumerable.Range(0, Batches * BatchSize).Select(i => ($"user-{i * 7 % Users}", $"item-{i * 11 % Items}"))];

    [SkippableTheory]
    [InlineData("PostgreSQL")]
    [InlineData("Azure")]
    public async Task SilosKilled_NothingAcknowledgedIsLostOrDoubled_AndAnswersAreRightAfterwards(string provider)
    {
        await using ClusterProcesses cluster = await ClusterProcesses.StartOrSkipAsync(provider);
        await cluster.SendAsync("""
            {"id":"f1","type":"follow","user":"ann","target_user":"star"}
            {"id":"f2","type":"follow","user":"bob","target_user":"star"}
            {"id":"f3","type":"follow","user":"eve","target_user":"star"}
            {"id":"f4","type":"follow","user":"ann","target_user":"zoe"}
            """);

        await SendWhileASiloIsKilledAsync(cluster);
        await cluster.SendAsync("""
            {"id":"l1","type":"like","user":"star","item":"shoes"}
            {"id":"l2","type":"like","user":"zoe","item":"hat"}
            """);
        await AssertNothingIsLostOrDoubledAsync(cluster);
        await AssertFriendsActsAreShownAsync(cluster);

        // Nobody is left; what comes up again knows everything.
        cluster.KillSilo(0);
        await Task.WhenAll(cluster.StartSiloAsync(0), cluster.StartSiloAsync(1));
        await cluster.SendAsync("""{"id":"event-0","type":"view","user":"user-0","item":"item-0"}""");
        await AssertNothingIsLostOrDoubledAsync(cluster);
        await AssertFriendsActsAreShownAsync(cluster);
    }

    private static async Task SendWhileASiloIsKilledAsync(ClusterProcesses cluster)
    {
        ConcurrentQueue<int[]> left = new(Enumerable.Range(0, Events.Length).Chunk(BatchSize));
        int acknowledged = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (left.TryDequeue(out int[]? batch))
            {
                await cluster.SendAsync(string.Join('\n', batch.Select(i => $$"""{"id":"event-{{i}}","type":"view","user":"{{Events[i].User}}","item":"{{Events[i].Item}}"}""")));
                if (Interlocked.Increment(ref acknowledged) == KillAfter)
                    cluster.KillSilo(1);
            }
        })));
    }

    private static async Task AssertNothingIsLostOrDoubledAsync(ClusterProcesses cluster)
    {
        await AssertCountsAsync(cluster, "items", Events.CountBy(one => one.Item));
        await AssertCountsAsync(cluster, "users", Events.CountBy(one => one.User));
    }

    // Views get what they missed some seconds after the death is noticed; none may get more than there is.
    private static async Task AssertCountsAsync(ClusterProcesses cluster, string kind, IEnumerable<KeyValuePair<string, int>> expected)
    {
        foreach ((string id, int count) in expected)
            Assert.Equal((id, count), (id, await Polling.UntilAsync(() => CountAsync(cluster, $"/v1/{kind}/{id}"), found => found >= count)));
    }

    private static async Task<int> CountAsync(ClusterProcesses cluster, string path) =>
        await cluster.GetAsync(path) is { } answer && answer.GetProperty("event_counts").TryGetProperty("view", out JsonElement views) ? views.GetInt32() : -1;

    // Star has more followers than are pushed to, so what star does is read through each silo's replica; what zoe does is in ann's feed.
    private static async Task AssertFriendsActsAreShownAsync(ClusterProcesses cluster)
    {
        for (int i = 0; i < 8; i++)
            await Polling.UntilAsync(() => cluster.GetAsync("/v1/users/ann/recommendations?limit=50"), answer => IsBecauseOf(answer, "shoes", "star") && IsBecauseOf(answer, "hat", "zoe"));
    }

    private static bool IsBecauseOf(JsonElement? answer, string item, string friend) =>
        answer?.GetProperty("items").EnumerateArray().Any(one => one.GetProperty("id").GetString() == item
            && one.GetProperty("reasons").EnumerateArray().Any(reason => reason.TryGetProperty("actor", out JsonElement actor) && actor.GetString() == friend)) == true;
}

using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;

namespace SocialRec.Cluster.Tests;

public sealed class KilledSiloTests
{
    private const int Batches = 120, BatchSize = 20, Users = 60, Items = 40, KillAfter = 30;

    [SkippableFact]
    public async Task Traffic_SiloKilledUnderIt_NothingAcknowledgedIsLostOrDoubled()
    {
        await using TwoSilos cluster = await TwoSilos.StartOrSkipAsync();
        (string User, string Item)[] events = [.. Enumerable.Range(0, Batches * BatchSize).Select(i => ($"user-{i * 7 % Users}", $"item-{i * 11 % Items}"))];
        ConcurrentQueue<int[]> left = new(Enumerable.Range(0, events.Length).Chunk(BatchSize));
        int acknowledged = 0;
        TaskCompletionSource kill = new(TaskCreationOptions.RunContinuationsAsynchronously);

        Task[] senders = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (left.TryDequeue(out int[]? batch))
            {
                await cluster.SendAsync(string.Join('\n', batch.Select(i => $$"""{"id":"event-{{i}}","type":"view","user":"{{events[i].User}}","item":"{{events[i].Item}}"}""")));
                if (Interlocked.Increment(ref acknowledged) == KillAfter)
                    kill.SetResult();
            }
        }))];
        await kill.Task;
        await cluster.KillSecondSiloAsync();
        await Task.WhenAll(senders);

        long written = 0;
        foreach (var partition in cluster.LogPartitions)
            written += (await partition.SettleAsync()).Events;
        Assert.Equal(events.Length, written);
        await AssertCountsAsync(cluster.Http, "items", events.GroupBy(e => e.Item));
        await AssertCountsAsync(cluster.Http, "users", events.GroupBy(e => e.User));
    }

    private static async Task AssertCountsAsync(HttpClient http, string kind, IEnumerable<IGrouping<string, (string User, string Item)>> groups)
    {
        foreach (IGrouping<string, (string User, string Item)> group in groups)
        {
            JsonElement answer = await http.GetFromJsonAsync<JsonElement>($"/v1/{kind}/{group.Key}");
            Assert.Equal((group.Key, group.Count()), (group.Key, answer.GetProperty("event_counts").GetProperty("view").GetInt32()));
        }
    }
}

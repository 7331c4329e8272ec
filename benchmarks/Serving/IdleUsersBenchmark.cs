using System.Diagnostics;
using SocialRec.Benchmarks.Load;
using SocialRec.Benchmarks.Servers;

namespace SocialRec.Benchmarks.Serving;

/// <summary>
/// Many users with 50 events each: what an idle one costs in memory, and how many a second wake up after a restart when each is asked for once.
/// </summary>
public static class IdleUsersBenchmark
{
    private const int EventsPerUser = 50;

    /// <summary>Runs with <c>--users</c> (100,000), of whom <c>--at-once</c> (16) are asked for at a time.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        int users = options.Number("users", 100_000), atOnce = options.Number("at-once", 16);
        EventBatches batches = new(users, EventBatches.Size, 10_000, templates: users / EventBatches.Size);
        using TemporaryFolder folder = new();
        await using (ProductServer filled = await ProductServer.StartAsync(folder.Path, new Dictionary<string, string>(), cancellationToken))
        {
            long batchCount = (long)users * EventsPerUser / EventBatches.Size;
            long start = Stopwatch.GetTimestamp();
            await new LoadGenerator(filled.Port, 16).RunClosedAsync(TimeSpan.FromMinutes(30), n => batches.Post(n), cancellationToken, batchCount);
            await filled.WaitForMetricAsync("socialrec_log_undispatched", v => v == 0, cancellationToken);
            Console.WriteLine($"{batchCount * EventBatches.Size:N0} events in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s; memory {filled.ResidentBytes >> 20} MiB");
        }

        await using ProductServer server = await ProductServer.StartAsync(folder.Path, new Dictionary<string, string>(), cancellationToken);
        await server.WaitForMetricAsync("socialrec_log_undispatched", v => v == 0, cancellationToken);
        long before = await HeapAsync(server, cancellationToken);
        byte[][] requests = [.. Enumerable.Range(0, users).Select(i => HttpRequestBytes.Get($"/v1/users/user-{i}"))];
        LoadResult woken = await new LoadGenerator(server.Port, atOnce).RunClosedAsync(TimeSpan.FromMinutes(10), n => requests[n], cancellationToken, users);
        long after = await HeapAsync(server, cancellationToken);
        Console.WriteLine($"{users:N0} users woken, {atOnce:N0} at once: {woken}, {(after - before) / users:N0} bytes of heap each; memory {server.ResidentBytes >> 20} MiB");
        return woken.Failed == 0 ? 0 : 1;
    }

    private static async Task<long> HeapAsync(ProductServer server, CancellationToken cancellationToken) =>
        (long)await MetricsPage.SumAsync(server.Http, "dotnet_gc_last_collection_heap_size_bytes", cancellationToken);
}

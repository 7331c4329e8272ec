using System.Diagnostics;
using SocialRec.Benchmarks.Load;
using SocialRec.Benchmarks.Servers;

namespace SocialRec.Benchmarks.Serving;

/// <summary>
/// Many users with 50 events each, all cold after a restart, asked for at once: how many a second wake up, whether every answer counts every event, and what an idle
/// user costs in memory, full collections before and after.
/// </summary>
public static class IdleUsersBenchmark
{
    private const int EventsPerUser = 50;

    /// <summary>Runs with <c>--users</c> (100,000), of whom <c>--at-once</c> (16) are asked for at a time; exit code 1 if an answer was not right.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        int users = options.Number("users", 100_000), atOnce = options.Number("at-once", 16);
        using TemporaryFolder folder = new();
        await FillAsync(folder.Path, users, cancellationToken);
        await using ProductServer server = await ProductServer.StartAsync(folder.Path, new Dictionary<string, string>(), cancellationToken);
        await server.WaitForMetricAsync("socialrec_log_undispatched", v => v == 0, cancellationToken);
        long before = await FullCollection.LiveBytesAsync(server, cancellationToken);
        UserCalls calls = new(server.Port, users, EventsPerUser);
        TimeSpan used = server.ProcessorTime;
        await calls.RunAsync(atOnce, cancellationToken);
        used = server.ProcessorTime - used;
        long resident = server.ResidentBytes;
        long after = await FullCollection.LiveBytesAsync(server, cancellationToken);
        Console.WriteLine($"{users:N0} users woken, {atOnce:N0} at once: {calls}");
        Console.WriteLine($"{used.TotalMicroseconds / users:N0} us of the server's processor time each; resident {resident >> 20} MiB");
        Console.WriteLine($"{(after - before) / (double)users:N0} managed bytes each ({before >> 20} MiB before, {after >> 20} MiB after, full collections)");
        return calls.Wrong == 0 ? 0 : 1;
    }

    private static async Task FillAsync(string folder, int users, CancellationToken cancellationToken)
    {
        await using ProductServer server = await ProductServer.StartAsync(folder, new Dictionary<string, string> { ["Log__FlushAfterSeconds"] = "5" }, cancellationToken);
        EventBatches batches = new(users, EventBatches.Size, 10_000, templates: users / EventBatches.Size);
        long count = (long)users * EventsPerUser / EventBatches.Size;
        long start = Stopwatch.GetTimestamp();
        long again = await BatchSender.SendAsync(server.Port, 16, count, batches.Post, cancellationToken);
        // What is not durable in a user's own record would wake that user after the restart.
        await server.WaitForMetricAsync("socialrec_log_undurable", v => v == 0, cancellationToken);
        Console.WriteLine($"{count * EventBatches.Size:N0} events in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, {again:N0} batches sent again; resident {server.ResidentBytes >> 20} MiB");
    }
}

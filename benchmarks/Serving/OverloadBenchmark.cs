using System.Diagnostics;
using SocialRec.Benchmarks.Load;
using SocialRec.Benchmarks.Servers;

namespace SocialRec.Benchmarks.Serving;

/// <summary>
/// Three times as many events as the server can take, on a fixed schedule: what it still keeps of its maximum, and how it turns the rest away. Afterwards the log
/// must hold every event that was acknowledged, once.
/// </summary>
public static class OverloadBenchmark
{
    private const string Undispatched = "socialrec_log_undispatched";

    /// <summary>Runs with <c>--connections</c> (4,000): enough of them that the schedule, not the answers, sets the pace.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        TimeSpan slice = options.Seconds("seconds", 15);
        EventBatches batches = new(10_000, EventBatches.Size, 10_000);
        using TemporaryFolder folder = new();
        await using ProductServer product = await ProductServer.StartAsync(folder.Path, new Dictionary<string, string>(), cancellationToken);
        LoadGenerator closed = new(product.Port, 16), open = new(product.Port, options.Number("connections", 4_000));
        long sent = 0;
        ReadOnlyMemory<byte> Next(long n) => batches.Post(Interlocked.Increment(ref sent));

        LoadResult warm = await closed.RunClosedAsync(options.Seconds("warm-up", 20), Next, cancellationToken);
        LoadResult maximum = await closed.RunClosedAsync(slice, Next, cancellationToken);
        long before = product.ResidentBytes;
        long start = Stopwatch.GetTimestamp();
        LoadResult over = await open.RunOpenAsync(slice, 3 * maximum.Rate, Next, cancellationToken);
        double goodput = (over.Sent - over.Failed) / over.Elapsed.TotalSeconds;
        Console.WriteLine($"maximum               {maximum}");
        Console.WriteLine($"three times as much   {over}");
        Console.WriteLine($"goodput {goodput * EventBatches.Size:N0} events/s, {goodput / maximum.Rate:P0} of the maximum; turned away with 429 and Retry-After {over.Shed:N0}, otherwise failed {over.Failed - over.Shed:N0}");
        Console.WriteLine($"memory {before >> 20} MiB before, {product.ResidentBytes >> 20} MiB after");
        await product.WaitForMetricAsync(Undispatched, value => value == 0, cancellationToken);
        double kept = await MetricsPage.SumAsync(product.Http, "socialrec_log_written", cancellationToken);
        long acknowledged = (warm.Sent - warm.Failed + maximum.Sent - maximum.Failed + over.Sent - over.Failed) * EventBatches.Size;
        Console.WriteLine($"dispatched {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s after the start; log {kept:N0} events, acknowledged in whole batches {acknowledged:N0}");
        return kept >= acknowledged ? 0 : 1;
    }
}

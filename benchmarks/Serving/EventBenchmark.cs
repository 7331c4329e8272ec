using SocialRec.Benchmarks.Load;
using SocialRec.Benchmarks.Servers;

namespace SocialRec.Benchmarks.Serving;

/// <summary>
/// Events in NDJSON batches of 100, durable and applied, beside a bare endpoint that only parses them. A slice of the product ends when everything it was sent
/// has been dispatched, so that a queue cannot hide work.
/// </summary>
public static class EventBenchmark
{
    private const string Undispatched = "socialrec_log_undispatched";

    /// <summary>Runs with <c>--users-per-batch</c> 100 (default) or fewer.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        TimeSpan slice = options.Seconds("seconds", 5);
        int connections = options.Number("connections", 16);
        EventBatches batches = new(options.Number("users", 10_000), options.Number("users-per-batch", 100), options.Number("items", 10_000));
        using TemporaryFolder folder = new();
        await using ProductServer product = await ProductServer.StartAsync(folder.Path, new Dictionary<string, string>(), cancellationToken);
        int ceilingPort = LoopbackPort.Free();
        await using ChildProcess ceiling = await ChildProcess.StartAsync(
            ceilingPort, "listening", new Dictionary<string, string>(), cancellationToken, "bench", "ceiling", "--port", $"{ceilingPort}");
        LoadGenerator toProduct = new(product.Port, connections);
        LoadGenerator toCeiling = new(ceilingPort, connections);
        long sent = 0;
        ReadOnlyMemory<byte> Next(long n) => batches.Post(Interlocked.Increment(ref sent));
        byte[] body = HttpRequestBytes.Post("/parse", "application/x-ndjson", BodyOf(batches.Post(0)));

        await SliceAsync(toProduct, product, options.Seconds("warm-up", 20), Next, cancellationToken);
        await toCeiling.RunClosedAsync(slice, _ => body, cancellationToken);
        double best = 0;
        RatioSeries ratio = await RatioSeries.MeasureAsync(
            options.Number("pairs", 7),
            async () =>
            {
                double rate = await SliceAsync(toProduct, product, slice, Next, cancellationToken);
                best = Math.Max(best, rate);
                return rate;
            },
            async () =>
            {
                LoadResult parsed = await toCeiling.RunClosedAsync(slice, _ => body, cancellationToken);
                Console.WriteLine($"parse only        {parsed.Rate * EventBatches.Size,9:N0} events/s");
                return parsed.Rate * EventBatches.Size;
            });
        Console.WriteLine($"durable and applied ÷ parse only: {ratio}");

        LoadResult half = await toProduct.RunOpenAsync(2 * slice, best / EventBatches.Size / 2, Next, cancellationToken);
        Console.WriteLine($"at half of the maximum  {half}");
        Console.WriteLine($"memory {product.ResidentBytes >> 20} MiB");
        return half.Failed == 0 ? 0 : 1;
    }

    private static async Task<double> SliceAsync(
        LoadGenerator load, ProductServer product, TimeSpan slice, Func<long, ReadOnlyMemory<byte>> next, CancellationToken cancellationToken)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        LoadResult result = await load.RunClosedAsync(slice, next, cancellationToken);
        await product.WaitForMetricAsync(Undispatched, value => value == 0, cancellationToken);
        double rate = (result.Sent - result.Failed) * EventBatches.Size / System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine($"durable, applied  {rate,9:N0} events/s   {result}");
        return rate;
    }

    private static byte[] BodyOf(byte[] request) => request[(request.AsSpan().IndexOf("\r\n\r\n"u8) + 4)..];
}

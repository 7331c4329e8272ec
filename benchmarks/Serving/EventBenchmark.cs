using System.Diagnostics;
using SocialRec.Benchmarks.Load;
using SocialRec.Benchmarks.Servers;

namespace SocialRec.Benchmarks.Serving;

/// <summary>
/// Events in NDJSON batches of 100, durable and applied, beside bare endpoints that only parse them, or only walk their JSON tokens. A slice of the product ends
/// when everything it was sent has been dispatched, so that a queue cannot hide work. Then, at half of the maximum, how long events wait for their dispatch.
/// </summary>
public static class EventBenchmark
{
    private const string Undispatched = "socialrec_log_undispatched";
    private const string DispatchLag = "socialrec_log_dispatch_lag_milliseconds";

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
        byte[] body = BodyOf(batches.Post(0));
        long sent = 0;
        ReadOnlyMemory<byte> Next(long n) => batches.Post(Interlocked.Increment(ref sent));

        await SliceAsync(toProduct, product, options.Seconds("warm-up", 20), Next, cancellationToken);
        await CeilingAsync("/parse");
        List<double> best = [0], toParse = [], toWalk = [];
        for (int pair = 0; pair < options.Number("pairs", 7); pair++)
        {
            double parsed = await CeilingAsync("/parse"), walked = await CeilingAsync("/walk");
            best.Add(await SliceAsync(toProduct, product, slice, Next, cancellationToken));
            toParse.Add(best[^1] / parsed);
            toWalk.Add(best[^1] / walked);
        }

        Console.WriteLine($"durable and applied ÷ parse only:  {new RatioSeries(toParse)}");
        Console.WriteLine($"durable and applied ÷ tokens only: {new RatioSeries(toWalk)}");
        LoadResult half = await HalfLoadAsync(toProduct, product, 2 * slice, best.Max() / EventBatches.Size / 2, Next, cancellationToken);
        Console.WriteLine($"memory {product.ResidentBytes >> 20} MiB");
        return half.Failed == 0 ? 0 : 1;

        async Task<double> CeilingAsync(string path)
        {
            byte[] request = HttpRequestBytes.Post(path, "application/x-ndjson", body);
            LoadResult result = await toCeiling.RunClosedAsync(slice / 2, _ => request, cancellationToken);
            Console.WriteLine($"ceiling {path,-9} {result.Rate * EventBatches.Size,9:N0} events/s");
            return result.Rate * EventBatches.Size;
        }
    }

    private static async Task<double> SliceAsync(
        LoadGenerator load, ProductServer product, TimeSpan slice, Func<long, ReadOnlyMemory<byte>> next, CancellationToken cancellationToken)
    {
        TimeSpan processor = product.ProcessorTime;
        long start = Stopwatch.GetTimestamp();
        LoadResult result = await load.RunClosedAsync(slice, next, cancellationToken);
        await product.WaitForMetricAsync(Undispatched, value => value == 0, cancellationToken);
        double events = (result.Sent - result.Failed) * EventBatches.Size;
        double rate = events / Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine($"durable, applied  {rate,9:N0} events/s, {(product.ProcessorTime - processor).TotalMicroseconds / events:F1} µs of processor each   {result}");
        return rate;
    }

    private static async Task<LoadResult> HalfLoadAsync(
        LoadGenerator load, ProductServer product, TimeSpan duration, double rate, Func<long, ReadOnlyMemory<byte>> next, CancellationToken cancellationToken)
    {
        MetricsHistogram before = await MetricsHistogram.ReadAsync(product.Http, DispatchLag, cancellationToken);
        LoadResult half = await load.RunOpenAsync(duration, rate, next, cancellationToken);
        await product.WaitForMetricAsync(Undispatched, value => value == 0, cancellationToken);
        MetricsHistogram lag = (await MetricsHistogram.ReadAsync(product.Http, DispatchLag, cancellationToken)).Since(before);
        Console.WriteLine($"at half of the maximum  {half}");
        Console.WriteLine($"from a chunk's write to the end of its dispatch: p50 under {lag.Quantile(0.5):N0} ms, p99 under {lag.Quantile(0.99):N0} ms, of {lag.Count:N0} chunks");
        return half;
    }

    private static byte[] BodyOf(byte[] request) => request[(request.AsSpan().IndexOf("\r\n\r\n"u8) + 4)..];
}

using SocialRec.Benchmarks.Load;
using SocialRec.Benchmarks.Servers;

namespace SocialRec.Benchmarks.Serving;

/// <summary>
/// <c>GET recommendations</c> (20 items, reasons, distinct shoppers of a real data set, trained) beside bare Kestrel that returns the bytes of one such answer.
/// Slices of both alternate in one run; both servers run in processes of their own, idle while the other is measured.
/// </summary>
public static class RecommendationBenchmark
{
    /// <summary>Cold: every request computes its candidates anew (the cache is off).</summary>
    public static Task<int> RunColdAsync(string[] args, CancellationToken cancellationToken) =>
        RunAsync(new BenchmarkArguments(args), new Dictionary<string, string> { ["Recommendations__CacheEntries"] = "0" }, cancellationToken);

    /// <summary>Warm: candidates of every shopper are cached.</summary>
    public static Task<int> RunWarmAsync(string[] args, CancellationToken cancellationToken) =>
        RunAsync(new BenchmarkArguments(args), new Dictionary<string, string>(), cancellationToken);

    private static async Task<int> RunAsync(BenchmarkArguments args, Dictionary<string, string> environment, CancellationToken cancellationToken)
    {
        string data = args.Text("data", "../shared/data/lastfm-fixed-split");
        TimeSpan slice = args.Seconds("seconds", 4);
        using TemporaryFolder folder = new();
        await using ProductServer product = await ProductServer.StartAsync(folder.Path, environment, cancellationToken);
        await product.ImportAsync(cancellationToken, "--interactions", $"{data}/train.tsv", "--friends", $"{data}/friends.tsv", "--items", $"{data}/items.tsv");
        await product.TrainAsync(cancellationToken);
        byte[][] requests = [.. Users(data).Select(u => HttpRequestBytes.Get($"/v1/users/{u}/recommendations?limit=20&explain=reasons"))];
        byte[] answer = await product.Http.GetByteArrayAsync($"/v1/users/{Users(data).First()}/recommendations?limit=20&explain=reasons", cancellationToken);
        int ceilingPort = LoopbackPort.Free();
        await using ChildProcess ceiling = await ChildProcess.StartAsync(
            ceilingPort, "listening", new Dictionary<string, string>(), cancellationToken, "bench", "ceiling", "--port", $"{ceilingPort}");
        using (HttpClient http = new())
            await http.PutAsync($"http://127.0.0.1:{ceilingPort}/bytes", new ByteArrayContent(answer), cancellationToken);

        Console.WriteLine($"{requests.Length} shoppers, answer of {answer.Length} bytes, {args.Number("connections", 16)} connections, slices of {slice.TotalSeconds} s");
        LoadGenerator toProduct = new(product.Port, args.Number("connections", 16)), toCeiling = new(ceilingPort, args.Number("connections", 16));
        ReadOnlyMemory<byte> OfShopper(long n) => requests[n % requests.Length];
        await toProduct.RunClosedAsync(args.Seconds("warm-up", 20), OfShopper, cancellationToken);
        await toCeiling.RunClosedAsync(slice, OfShopper, cancellationToken);

        LoadResult best = await toProduct.RunClosedAsync(slice, OfShopper, cancellationToken);
        RatioSeries ratio = await RatioSeries.MeasureAsync(
            args.Number("pairs", 7),
            async () => (await Show("product", toProduct.RunClosedAsync(slice, OfShopper, cancellationToken))).Rate,
            async () => (await Show("ceiling", toCeiling.RunClosedAsync(slice, OfShopper, cancellationToken))).Rate);
        Console.WriteLine($"throughput ÷ bare Kestrel with the same bytes: {ratio}");

        double half = best.Rate / 2;
        LoadResult tail = await Show("product at half of its maximum", toProduct.RunOpenAsync(2 * slice, half, OfShopper, cancellationToken));
        LoadResult bareTail = await Show("ceiling at the same rate", toCeiling.RunOpenAsync(2 * slice, half, OfShopper, cancellationToken));
        Console.WriteLine($"p99 ÷ the bare endpoint's: {tail.Latency.Quantile(0.99) / bareTail.Latency.Quantile(0.99):F1}");
        return 0;
    }

    private static IEnumerable<string> Users(string data) =>
        File.ReadLines($"{data}/train.tsv").Skip(1).Select(l => l.Split('\t')[0]).Distinct();

    private static async Task<LoadResult> Show(string what, Task<LoadResult> running)
    {
        LoadResult result = await running;
        Console.WriteLine($"{what,-32} {result}");
        return result;
    }
}

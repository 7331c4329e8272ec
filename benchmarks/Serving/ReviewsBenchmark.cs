using System.Text.Json;
using SocialRec.Benchmarks.Load;
using SocialRec.Benchmarks.Servers;

namespace SocialRec.Benchmarks.Serving;

/// <summary>
/// Reviews beside recommendations at a quarter of their maximum, both warm: slices with reviews and without alternate; the ratio of the recommendations' p99, and how long after
/// the last acknowledgement the last review stood in a digest.
/// </summary>
public static class ReviewsBenchmark
{
    private const int Items = 500;
    private const int Shoppers = 1_000;

    private static readonly TimeSpan ReviewWarmUp = TimeSpan.FromSeconds(5);

    private static readonly string[] Words =
    [
        "Great screen, but the battery is poor.", "Very happy with the quality, delivery was quick too.", "The sound is fine, not worth the price though.",
        "物流很快，包装很精致，质量非常好。", "有点失望，电池不行，客服态度也差。", "屏幕清晰，速度快，性价比高，推荐购买。",
    ];

    /// <summary>Runs <c>--pairs</c> (3) of slices of <c>--seconds</c> (20), with <c>--rate</c> (50) reviews a second.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        using TemporaryFolder folder = new();
        await using ProductServer product = await ProductServer.StartAsync(folder.Path, new Dictionary<string, string>(), cancellationToken);
        await FillAsync(product, cancellationToken);

        byte[][] requests = [.. Enumerable.Range(0, Shoppers).Select(i => HttpRequestBytes.Get($"/v1/users/shopper-{i}/recommendations?limit=20"))];
        ReadOnlyMemory<byte> Ask(long n) => requests[n * 7 % Shoppers];
        LoadGenerator askers = new(product.Port, options.Number("connections", 8)), writers = new(product.Port, 2);
        long sent = 0;
        double rate = options.Number("rate", 50);
        ReadOnlyMemory<byte> Write(long n) => HttpRequestBytes.Post("/v1/events", "application/json", Review(Interlocked.Increment(ref sent)));

        // The code that reads reviews is compiled by the first of them, not by those that are measured.
        await writers.RunOpenAsync(ReviewWarmUp, rate, Write, cancellationToken);
        LoadResult best = await askers.RunClosedAsync(options.Seconds("warm-up", 20), Ask, cancellationToken);
        TimeSpan slice = options.Seconds("seconds", 20);
        double quarter = best.Rate / 4;
        Console.WriteLine($"{quarter:N0} recommendations/s, a quarter of the maximum, beside {rate:N0} reviews/s, slices of {slice.TotalSeconds} s");

        async Task<double> WithReviewsAsync()
        {
            Task<LoadResult> writing = writers.RunOpenAsync(slice, rate, Write, cancellationToken);
            double p99 = await SliceAsync("with");
            LoadResult written = await writing;
            long start = TimeProvider.System.GetTimestamp();
            await product.WaitForMetricAsync("socialrec_reviews_read_total", read => read >= Interlocked.Read(ref sent), cancellationToken);
            Console.WriteLine($"  {written}; all read {TimeProvider.System.GetElapsedTime(start).TotalSeconds:F2} s after the last was sent");
            return p99;
        }

        async Task<double> SliceAsync(string what)
        {
            LoadResult result = await askers.RunOpenAsync(slice, quarter, Ask, cancellationToken);
            Console.WriteLine($"{what,-8} {result}");
            return result.Latency.Quantile(0.99).TotalMilliseconds;
        }

        RatioSeries ratio = await RatioSeries.MeasureAsync(options.Number("pairs", 3), WithReviewsAsync, () => SliceAsync("without"));
        Console.WriteLine($"p99 of recommendations, with reviews ÷ without: {ratio}");
        JsonElement digest = await product.WaitAsync("/v1/items/item-1/reviews/digest", _ => true, cancellationToken);
        Console.WriteLine($"item-1: {digest.GetProperty("opinion")}");
        return 0;
    }

    private static byte[] Review(long n) => JsonSerializer.SerializeToUtf8Bytes(new { id = $"r-{n}", type = "review", user = $"shopper-{n * 13 % Shoppers}", item = $"item-{n * 31 % Items}", value = 4, text = Words[n % Words.Length] });

    private static async Task FillAsync(ProductServer product, CancellationToken cancellationToken)
    {
        await PostAsync(product, "/v1/items", Enumerable.Range(0, Items).Select(i => new { id = $"item-{i}" }), cancellationToken);
        await PostAsync(product, "/v1/events", Enumerable.Range(0, 20 * Shoppers).Select(i => new { id = $"h-{i}", type = "like", user = $"shopper-{i % Shoppers}", item = $"item-{(long)i * 7919 % Items}" }), cancellationToken);
        await product.WaitForMetricAsync("socialrec_log_undispatched", waiting => waiting == 0, cancellationToken);
    }

    private static async Task PostAsync<T>(ProductServer product, string path, IEnumerable<T> lines, CancellationToken cancellationToken)
    {
        foreach (T[] chunk in lines.Chunk(5_000))
        {
            using StringContent body = new(string.Join('\n', chunk.Select(line => JsonSerializer.Serialize(line))), null, "application/x-ndjson");
            using HttpResponseMessage response = await product.Http.PostAsync(path, body, cancellationToken);
            response.EnsureSuccessStatusCode();
        }
    }
}

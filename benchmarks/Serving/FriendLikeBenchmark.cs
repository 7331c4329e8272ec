using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using SocialRec.Benchmarks.Load;
using SocialRec.Benchmarks.Servers;

namespace SocialRec.Benchmarks.Serving;

/// <summary>
/// From the moment a friend's like is sent to the moment a follower's answer holds the item with the reason: idle, and beside recommendations at half of the maximum.
/// </summary>
public static class FriendLikeBenchmark
{
    private const int Pairs = 200;
    private const int Items = 5_000;

    /// <summary>Runs it.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        using TemporaryFolder folder = new();
        await using ProductServer product = await ProductServer.StartAsync(folder.Path, new Dictionary<string, string>(), cancellationToken);
        await PostAsync(product, "/v1/items", Enumerable.Range(0, Items).Select(i => new { id = $"item-{i}", title = $"Item {i}" }), cancellationToken);
        await PostAsync(product, "/v1/events", Enumerable.Range(0, Pairs).Select(i => new { id = $"f-{i}", type = "follow", user = $"fan-{i}", target_user = $"friend-{i}" }), cancellationToken);
        byte[][] requests = [.. Enumerable.Range(0, Pairs).Select(i => HttpRequestBytes.Get($"/v1/users/fan-{i}/recommendations?limit=20"))];
        LoadGenerator load = new(product.Port, 16);
        ReadOnlyMemory<byte> Next(long n) => requests[n % Pairs];
        LoadResult best = await load.RunClosedAsync(options.Seconds("warm-up", 20), Next, cancellationToken);

        int next = 0;
        Console.WriteLine($"idle                 {Describe(await MeasureAsync(product, options.Number("samples", 500), () => next++, cancellationToken))}");
        using CancellationTokenSource measured = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<LoadResult> background = load.RunOpenAsync(options.Seconds("seconds", 20), best.Rate / 2, Next, cancellationToken);
        LatencyHistogram loaded = await MeasureAsync(product, options.Number("samples", 500), () => next++, cancellationToken);
        Console.WriteLine($"at half of maximum   {Describe(loaded)}   beside {await background}");
        return 0;
    }

    private static async Task<LatencyHistogram> MeasureAsync(ProductServer product, int samples, Func<int> next, CancellationToken cancellationToken)
    {
        LatencyHistogram latency = new();
        using HttpConnection connection = new();
        await connection.ConnectAsync(product.Port, cancellationToken);
        for (int s = 0; s < samples; s++)
        {
            int n = next();
            string item = $"item-{n * 7 % Items}", friend = $"friend-{n % Pairs}";
            byte[] like = HttpRequestBytes.Post("/v1/events", "application/json", JsonSerializer.SerializeToUtf8Bytes(new { id = $"like-{n}", type = "like", user = friend, item }));
            byte[] ask = HttpRequestBytes.Get($"/v1/users/fan-{n % Pairs}/recommendations?limit=20");
            long start = Stopwatch.GetTimestamp();
            await connection.SendAsync(like, cancellationToken);
            do
                await connection.SendAsync(ask, cancellationToken);
            while (!Holds(connection.Body.Span, item, friend));
            latency.Record(Stopwatch.GetElapsedTime(start));
        }

        return latency;
    }

    private static bool Holds(ReadOnlySpan<byte> answer, string item, string friend)
    {
        Utf8JsonReader reader = new(answer);
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetProperty("items").EnumerateArray().Any(i =>
            i.GetProperty("id").GetString() == item
            && i.GetProperty("reasons").EnumerateArray().Any(r => r.GetProperty("kind").GetString() == "friend" && r.GetProperty("actor").GetString() == friend));
    }

    private static async Task PostAsync<T>(ProductServer product, string path, IEnumerable<T> lines, CancellationToken cancellationToken)
    {
        foreach (T[] chunk in lines.Chunk(1_000))
        {
            using StringContent body = new(string.Join('\n', chunk.Select(l => JsonSerializer.Serialize(l))), null, "application/x-ndjson");
            using HttpResponseMessage response = await product.Http.PostAsync(path, body, cancellationToken);
            response.EnsureSuccessStatusCode();
        }
    }

    private static string Describe(LatencyHistogram h) =>
        $"p50 {h.Quantile(0.5).TotalMilliseconds:F2} ms  p99 {h.Quantile(0.99).TotalMilliseconds:F2} ms  max {h.Max.TotalMilliseconds:F1} ms of {h.Count}";
}

using System.Text.Json;
using SocialRec.Benchmarks.Load;
using SocialRec.Benchmarks.Servers;

namespace SocialRec.Benchmarks.Serving;

/// <summary>
/// What a person with very many followers and an item that takes half of all traffic do to everybody else: recommendations of shoppers who follow others, at a fixed
/// schedule, beside events at a fixed schedule. In plain slices events are spread evenly, in the others half go to one item, and the star acts. Slices come in pairs, every
/// other one the other way round, so that a server that gets quicker or slower favours neither; a pair in which the generator itself was late does not count where there are others.
/// </summary>
public static class CelebrityBenchmark
{
    private const int Items = 5_000;
    private const int Shoppers = 1_000;
    private const int EventsPerPost = 10;
    private const string Star = "star";
    private const string HotItem = "item-0";

    /// <summary>Runs it.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        using TemporaryFolder folder = new();
        await using ProductServer product = await ProductServer.StartAsync(folder.Path, new Dictionary<string, string>(), cancellationToken);
        await FillAsync(product, options.Number("followers", 100_000), cancellationToken);

        byte[][] requests = [.. Enumerable.Range(0, Shoppers).Select(i => HttpRequestBytes.Get($"/v1/users/shopper-{i}/recommendations?limit=20"))];
        ReadOnlyMemory<byte> Ask(long n) => requests[n * 7 % Shoppers];
        LoadGenerator others = new(product.Port, options.Number("connections", 8)), writers = new(product.Port, options.Number("connections", 8));
        LoadResult best = await others.RunClosedAsync(options.Seconds("warm-up", 20), Ask, cancellationToken);
        double asked = options.Number("rate", (int)(best.Rate / 4)), posted = options.Number("posts", 50);
        TimeSpan slice = options.Seconds("seconds", 8);
        Console.WriteLine($"{options.Number("followers", 100_000):N0} followers; {asked:N0} recommendations/s of others beside {posted * EventsPerPost:N0} events/s, slices of {slice.TotalSeconds} s");

        long sent = 0;
        async Task<LoadResult> SliceAsync(string what, Func<long, object> eventOf)
        {
            byte[] Post(long _) => HttpRequestBytes.Post("/v1/events", "application/json", Batch(ref sent, eventOf));
            Task<LoadResult> writing = writers.RunOpenAsync(slice, posted, n => Post(n), cancellationToken);
            LoadResult result = await others.RunOpenAsync(slice, asked, Ask, cancellationToken);
            Console.WriteLine($"{what,-10} {result}   beside posts {await writing}");
            return result;
        }

        await SliceAsync("warm-up", HotEvent);
        List<(LoadResult Plain, LoadResult Hot)> pairs = [];
        for (int pair = 0; pair < options.Number("pairs", 6); pair++)
        {
            LoadResult? plain = pair % 2 == 0 ? await SliceAsync("plain", PlainEvent) : null;
            LoadResult hot = await SliceAsync("star, hot", HotEvent);
            pairs.Add((plain ?? await SliceAsync("plain", PlainEvent), hot));
        }

        Report(pairs);
        await ShowFollowerAsync(product, cancellationToken);
        return 0;
    }

    private static void Report(List<(LoadResult Plain, LoadResult Hot)> pairs)
    {
        List<(LoadResult Plain, LoadResult Hot)> punctual = [.. pairs.Where(pair => !pair.Plain.GeneratorLagged && !pair.Hot.GeneratorLagged)];
        List<(LoadResult Plain, LoadResult Hot)> counted = punctual.Count > 0 ? punctual : pairs;
        RatioSeries ratio = new([.. counted.Select(pair => P99(pair.Hot.Latency) / P99(pair.Plain.Latency))]);
        LatencyHistogram plain = new(), hot = new();
        foreach ((LoadResult without, LoadResult with) in counted)
        {
            plain.Add(without.Latency);
            hot.Add(with.Latency);
        }

        Console.WriteLine($"p99 of others, with ÷ without: {ratio}; of all answers together {P99(hot):F1} ÷ {P99(plain):F1} ms = {P99(hot) / P99(plain):F2}");
        Console.WriteLine($"the generator was late in {pairs.Count - punctual.Count} of {pairs.Count} pairs{(punctual.Count == 0 ? ": all counted" : "")}");
    }

    private static double P99(LatencyHistogram latency) => latency.Quantile(0.99).TotalMilliseconds;

    private static byte[] Batch(ref long sent, Func<long, object> eventOf)
    {
        long first = Interlocked.Add(ref sent, EventsPerPost) - EventsPerPost;
        return JsonSerializer.SerializeToUtf8Bytes(Enumerable.Range(0, EventsPerPost).Select(i => eventOf(first + i)));
    }

    private static object PlainEvent(long n) => new { id = $"e-{n}", type = n % 3 == 0 ? "like" : "view", user = $"shopper-{n * 13 % Shoppers}", item = $"item-{n * 31 % Items}" };

    // Of a hundred events one is the star's and fifty concern one item.
    private static object HotEvent(long n) => (n % 100) switch
    {
        0 => new { id = $"e-{n}", type = "like", user = Star, item = $"item-{n * 31 % Items}" },
        <= 50 => new { id = $"e-{n}", type = n % 3 == 0 ? "like" : "view", user = $"fan-{n * 13 % Shoppers}", item = HotItem },
        _ => PlainEvent(n),
    };

    private static async Task FillAsync(ProductServer product, int followers, CancellationToken cancellationToken)
    {
        await PostAsync(product, "/v1/items", Enumerable.Range(0, Items).Select(i => new { id = $"item-{i}", title = $"Item {i}" }), cancellationToken);
        await PostAsync(product, "/v1/events", Enumerable.Range(0, followers).Select(i => new { id = $"s-{i}", type = "follow", user = $"fan-{i}", target_user = Star }), cancellationToken);
        await PostAsync(product, "/v1/events", Enumerable.Range(0, 5 * Shoppers).Select(i => new { id = $"f-{i}", type = "follow", user = $"shopper-{i % Shoppers}", target_user = $"shopper-{(i * 17 + 5) % Shoppers}" }).Where(f => f.user != f.target_user), cancellationToken);
        await PostAsync(product, "/v1/events", Enumerable.Range(0, 20 * Shoppers).Select(i => new { id = $"h-{i}", type = "like", user = $"shopper-{i % Shoppers}", item = $"item-{(long)i * 7919 % Items}" }), cancellationToken);
        await product.WaitForMetricAsync("socialrec_log_undispatched", waiting => waiting == 0, cancellationToken);
    }

    private static async Task ShowFollowerAsync(ProductServer product, CancellationToken cancellationToken)
    {
        JsonElement answer = await product.WaitAsync("/v1/users/fan-99/recommendations?limit=20", _ => true, cancellationToken);
        int named = answer.GetProperty("items").EnumerateArray().Count(item => item.GetProperty("reasons").EnumerateArray().Any(
            reason => reason.TryGetProperty("actor", out JsonElement actor) && actor.GetString() == Star));
        Console.WriteLine($"a follower's 20 items name the star in {named}");
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

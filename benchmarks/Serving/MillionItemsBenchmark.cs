using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SocialRec.Benchmarks.Load;
using SocialRec.Benchmarks.Servers;

namespace SocialRec.Benchmarks.Serving;

/// <summary>
/// A catalog of a million items from end to end: items and events come in through the gateway, the server trains, and recommendations are asked for at a fixed schedule.
/// After each step: how long it took, the server's processor time, and its memory.
/// </summary>
public static class MillionItemsBenchmark
{
    private const int LinesPerBody = 1_000, Senders = 4;
    private static readonly TimeSpan History = TimeSpan.FromDays(30);

    /// <summary>
    /// Runs with <c>--items</c> (1000000), <c>--shoppers</c> (100000), <c>--events</c> (2000000), <c>--asked</c> (10000) shoppers at <c>--rates</c> (200,500) a second for
    /// <c>--seconds</c> (20) each; <c>--data-dir</c> keeps the server's data there and, where it has data already, brings in none; <c>--train false</c> leaves training out.
    /// </summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        int items = options.Number("items", 1_000_000), shoppers = options.Number("shoppers", 100_000), events = options.Number("events", 2_000_000);
        LargeShop shop = new(items, shoppers, seed: 1);
        DateTimeOffset begin = TimeProvider.System.GetUtcNow() - History;
        object ActOf(int n) => shop.Act(n, begin + History * ((double)n / events));
        using TemporaryFolder folder = new();
        string data = options.Text("data-dir", folder.Path);
        bool filled = Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any();
        long start = Stopwatch.GetTimestamp();
        await using ProductServer server = await ProductServer.StartAsync(data, new Dictionary<string, string>(), cancellationToken);
        Steps steps = new(server);
        steps.Say("started", start);
        if (!filled)
        {
            await steps.RunAsync("items in", () => PostAsync(server, "/v1/items", items, shop.Item, cancellationToken));
            await steps.RunAsync("follows in", () => PostAsync(server, "/v1/events", shoppers * LargeShop.FollowsOfEach, shop.Follow, cancellationToken));
            await steps.RunAsync("events in", () => PostAsync(server, "/v1/events", events, ActOf, cancellationToken));
            await steps.RunAsync("all applied", () => server.WaitForMetricAsync("socialrec_log_undispatched", waiting => waiting == 0, cancellationToken));
        }

        if (options.Text("train", "true") == "true")
            await steps.RunAsync("trained", () => server.TrainAsync(cancellationToken));

        byte[][] requests = [.. Enumerable.Range(0, options.Number("asked", 10_000)).Select(i => HttpRequestBytes.Get($"/v1/users/shopper-{i * 7L % shoppers}/recommendations?limit=20"))];
        ReadOnlyMemory<byte> Ask(long n) => requests[n * 7_919 % requests.Length];
        LoadGenerator load = new(server.Port, options.Number("connections", 32));
        await steps.RunAsync("first answer", () => server.WaitAsync("/v1/users/shopper-0/recommendations?limit=20", _ => true, cancellationToken));
        await steps.RunAsync("warm-up", async () => Console.WriteLine($"  {await load.RunClosedAsync(options.Seconds("warm-up", 20), Ask, cancellationToken)}"));
        foreach (string rate in options.Text("rates", "200,500").Split(','))
        {
            double perSecond = double.Parse(rate, CultureInfo.InvariantCulture);
            await steps.RunAsync($"asked {rate}/s", async () => Console.WriteLine($"  {await load.RunOpenAsync(options.Seconds("seconds", 20), perSecond, Ask, cancellationToken)}"));
        }

        return 0;
    }

    private static async Task PostAsync(ProductServer server, string path, int count, Func<int, object> line, CancellationToken cancellationToken)
    {
        long again = await BatchSender.SendAsync(server.Port, Senders, (count + LinesPerBody - 1) / LinesPerBody, Body, cancellationToken);
        if (again > 0)
            Console.WriteLine($"  {again:N0} bodies had to be sent again");

        byte[] Body(long body)
        {
            MemoryStream lines = new();
            for (int n = (int)body * LinesPerBody; n < Math.Min(count, (body + 1) * LinesPerBody); n++)
            {
                JsonSerializer.Serialize(lines, line(n));
                lines.WriteByte((byte)'\n');
            }

            return HttpRequestBytes.Post(path, "application/x-ndjson", lines.ToArray());
        }
    }

    private sealed class Steps(ProductServer server)
    {
        public async Task RunAsync(string step, Func<Task> run)
        {
            (long start, TimeSpan used) = (Stopwatch.GetTimestamp(), server.ProcessorTime);
            await run();
            Say(step, start, server.ProcessorTime - used);
        }

        public void Say(string step, long start, TimeSpan? used = null) => Console.WriteLine(
            $"{step,-14} {Stopwatch.GetElapsedTime(start).TotalSeconds,7:F1} s, {(used ?? server.ProcessorTime).TotalSeconds,7:F1} s of the server's processor time, resident {server.ResidentBytes >> 20,6:N0} MiB");
    }
}

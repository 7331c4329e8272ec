using System.Diagnostics;
using System.Text.Json;
using SocialRec.Benchmarks.Load;
using SocialRec.Benchmarks.Servers;

namespace SocialRec.Benchmarks.Serving;

/// <summary>
/// What tracing costs in the server's processor time for a recommendation with cached candidates, the cheapest there is: switched off, set up with next to nothing
/// sampled, and with everything sampled and nobody taking the traces. Slices of the three alternate.
/// </summary>
public static class TracingBenchmark
{
    private const int Shoppers = 200, LikesOfEach = 20, Items = 1_000;
    private const int Starts = 20_000_000;

    private static readonly (string Name, string Sampling)[] Kinds = [("off", "0"), ("set up, one in a million sampled", "0.000001"), ("everything sampled", "1")];

    /// <summary>Runs <c>--rounds</c> (5) of slices.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        Console.WriteLine($"an ActivitySource that nobody listens to: {NanosecondsOfStart():F1} ns for each activity that is not made");
        byte[][] requests = [.. Enumerable.Range(0, Shoppers).Select(i => HttpRequestBytes.Get($"/v1/users/shopper-{i}/recommendations?limit=20"))];
        ReadOnlyMemory<byte> Ask(long n) => requests[n % Shoppers];
        List<ProductServer> servers = [];
        using TemporaryFolder folder = new();
        try
        {
            foreach ((_, string sampling) in Kinds)
            {
                string data = Path.Combine(folder.Path, sampling);
                servers.Add(await ProductServer.StartAsync(data, new Dictionary<string, string> { ["Telemetry__Sampling"] = sampling }, cancellationToken));
                await FillAsync(servers[^1], cancellationToken);
                await new LoadGenerator(servers[^1].Port, 8).RunClosedAsync(options.Seconds("warm-up", 15), Ask, cancellationToken);
            }

            List<double>[] micros = [.. Kinds.Select(_ => new List<double>())];
            for (int round = 0; round < options.Number("rounds", 5); round++)
            {
                for (int kind = 0; kind < Kinds.Length; kind++)
                {
                    TimeSpan before = servers[kind].ProcessorTime;
                    LoadResult result = await new LoadGenerator(servers[kind].Port, 8).RunClosedAsync(options.Seconds("seconds", 3), Ask, cancellationToken);
                    micros[kind].Add((servers[kind].ProcessorTime - before).TotalMicroseconds / result.Sent);
                }
            }

            for (int kind = 0; kind < Kinds.Length; kind++)
            {
                double[] sorted = [.. micros[kind].Order()];
                double[] ratios = [.. micros[kind].Zip(micros[0], (with, without) => with / without).Order()];
                Console.WriteLine($"{Kinds[kind].Name,-34} {sorted[sorted.Length / 2],6:F0} us each ({sorted[0]:F0} to {sorted[^1]:F0}), ÷ off {ratios[ratios.Length / 2]:F3} ({ratios[0]:F3} to {ratios[^1]:F3})");
            }

            return 0;
        }
        finally
        {
            foreach (ProductServer server in servers)
                await server.DisposeAsync();
        }
    }

    private static double NanosecondsOfStart()
    {
        using ActivitySource source = new("SocialRec.Benchmarks.Unheard");
        for (int warmUp = 0; warmUp < Starts; warmUp++)
            source.StartActivity("nothing")?.Dispose();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Starts; i++)
            source.StartActivity("nothing")?.Dispose();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Starts;
    }

    private static async Task FillAsync(ProductServer server, CancellationToken cancellationToken)
    {
        IEnumerable<string> likes = Enumerable.Range(0, Shoppers * LikesOfEach).Select(i =>
            JsonSerializer.Serialize(new { id = $"e-{i}", type = "like", user = $"shopper-{i % Shoppers}", item = $"item-{(long)i * 7919 % Items}" }));
        using StringContent body = new(string.Join('\n', likes), null, "application/x-ndjson");
        using HttpResponseMessage response = await server.Http.PostAsync("/v1/events", body, cancellationToken);
        response.EnsureSuccessStatusCode();
        await server.WaitForMetricAsync("socialrec_log_undispatched", waiting => waiting == 0, cancellationToken);
    }
}

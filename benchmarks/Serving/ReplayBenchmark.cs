using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SocialRec.Benchmarks.Servers;
using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Baselines;
using SocialRec.Learning.Models.Neighbours;

namespace SocialRec.Benchmarks.Serving;

/// <summary>
/// Replays a shop's dated events through the gateway in time order. After each batch one shopper of it is asked for: the answer must reflect the acknowledged event.
/// Then the server trains, and its hit rate on held-out purchases stands beside popularity and item-kNN on the same events.
/// </summary>
public static class ReplayBenchmark
{
    private const int BatchSize = 100, Cutoff = 20;

    /// <summary>Runs on <c>--data</c>, a folder with <c>events.tsv</c> and <c>test-purchases.tsv</c>; exit code 1 if an answer missed an event.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        string data = options.Text("data", "../shared/data/retailrocket"), scenario = options.Text("scenario", "relevance");
        using TemporaryFolder folder = new();
        await using ProductServer server = await ProductServer.StartAsync(folder.Path, new Dictionary<string, string>(), cancellationToken);
        (int asked, int missed) = await ReplayAsync(server.Http, $"{data}/events.tsv", cancellationToken);
        Console.WriteLine($"{missed} of {asked} answers missed an acknowledged event");
        await server.WaitForMetricAsync("socialrec_log_undispatched", v => v == 0, cancellationToken);
        Console.WriteLine($"trained in {(await server.TrainAsync(cancellationToken)).TotalSeconds:F0} s");

        Dictionary<string, HashSet<string>> held = ReadHeldOut($"{data}/test-purchases.tsv");
        Console.WriteLine($"held-out purchases of {held.Count} shoppers, hit rate@{Cutoff}:");
        Console.WriteLine($"  served, {scenario,-10} {await ServedAsync(server.Http, held, scenario, cancellationToken):F4}");
        foreach ((string name, double hitRate) in Baselines($"{data}/events.tsv", $"{data}/test-purchases.tsv"))
            Console.WriteLine($"  {name,-18} {hitRate:F4}");
        return missed == 0 ? 0 : 1;
    }

    private static async Task<(int Asked, int Missed)> ReplayAsync(HttpClient http, string path, CancellationToken cancellationToken)
    {
        (string User, string Item, string Type, long Time)[] events =
        [
            .. File.ReadLines(path).Skip(1).Select(l => l.Split('\t')).Select(c => (c[0], c[1], c[2], long.Parse(c[3], CultureInfo.InvariantCulture))).OrderBy(e => e.Item4),
        ];
        int asked = 0, missed = 0, number = 0;
        foreach ((string User, string Item, string Type, long Time)[] batch in events.Chunk(BatchSize))
        {
            StringBuilder body = new();
            foreach ((string user, string item, string type, long time) in batch)
                body.Append(CultureInfo.InvariantCulture, $$"""{"id":"replay-{{number++}}","type":"{{type}}","user":"{{user}}","item":"{{item}}","time":{{time}}}""").Append('\n');
            using StringContent content = new(body.ToString(), null, "application/x-ndjson");
            using HttpResponseMessage response = await http.PostAsync("/v1/events", content, cancellationToken);
            response.EnsureSuccessStatusCode();
            (string lastUser, string lastItem, _, _) = batch[^1];
            asked++;
            missed += await ReflectsAsync(http, lastUser, lastItem, cancellationToken) ? 0 : 1;
        }

        return (asked, missed);
    }

    /// <summary>Whether the shopper's next answers know the item: it leads the session's history, and a list without what was seen leaves it out.</summary>
    private static async Task<bool> ReflectsAsync(HttpClient http, string user, string item, CancellationToken cancellationToken)
    {
        JsonElement known = await http.GetFromJsonAsync<JsonElement>($"/v1/users/{user}", cancellationToken);
        JsonElement list = await http.GetFromJsonAsync<JsonElement>($"/v1/users/{user}/recommendations?limit=20&exclude_seen=true", cancellationToken);
        return known.GetProperty("recent")[0].GetProperty("item").GetString() == item
            && list.GetProperty("items").EnumerateArray().All(i => i.GetProperty("id").GetString() != item);
    }

    private static async Task<double> ServedAsync(HttpClient http, Dictionary<string, HashSet<string>> held, string scenario, CancellationToken cancellationToken)
    {
        int hits = 0;
        foreach ((string user, HashSet<string> items) in held)
        {
            JsonElement answer = await http.GetFromJsonAsync<JsonElement>(
                $"/v1/users/{user}/recommendations?limit={Cutoff}&exclude_seen=true&scenario={scenario}&explain=none", cancellationToken);
            hits += answer.GetProperty("items").EnumerateArray().Any(i => items.Contains(i.GetProperty("id").GetString()!)) ? 1 : 0;
        }

        return (double)hits / held.Count;
    }

    /// <summary>Popularity and item-kNN over the same events, all items ranked but those met before, as for the product.</summary>
    private static IEnumerable<(string Name, double HitRate)> Baselines(string events, string purchases)
    {
        Dataset dataset = DatasetReader.Read(events);
        InteractionLog test = new(dataset.Log.Users, dataset.Log.Items);
        DatasetReader.ReadInteractions(purchases, test);
        HeldOut heldOut = new(test, [dataset.Log]);
        Workers workers = new(Environment.ProcessorCount);
        CsrMatrix matrix = new InteractionWeighting().ToMatrix(dataset.Log);
        foreach (ITrainer trainer in (ITrainer[])[new PopularityTrainer(), new ItemKnnTrainer()])
        {
            IScorer scorer = trainer.Train(matrix, new TrainingContext(workers));
            IReadOnlyList<RankedList> lists = FullRanking.Rank(scorer, matrix, heldOut, Cutoff, workers);
            yield return (trainer.Name, Evaluator.Measure(lists, heldOut, new EvaluationOptions { Cutoffs = [Cutoff] }).All(Cutoff).HitRate);
        }
    }

    private static Dictionary<string, HashSet<string>> ReadHeldOut(string path) =>
        File.ReadLines(path).Skip(1).Select(l => l.Split('\t')).GroupBy(c => c[0]).ToDictionary(g => g.Key, g => g.Select(c => c[1]).ToHashSet());
}

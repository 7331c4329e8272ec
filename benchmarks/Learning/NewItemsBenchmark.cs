using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SocialRec.Inference;
using SocialRec.Inference.Text;
using SocialRec.Learning.Evaluation;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Scenarios;

namespace SocialRec.Benchmarks.Learning;

/// <summary>
/// Items held out whole, known by their titles only: for each shopper who later bought some, the new items in the order of the product's own stages, beside chance
/// and beside what came to sell best.
/// </summary>
public static class NewItemsBenchmark
{
    private const int Cutoff = 10;

    /// <summary>Runs on <c>--data</c>, a compressed CSV of invoices, for <c>--seeds</c> (3) choices of new items; <c>--trials</c> (4) bound the search of training.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        TitledLog log = TitledLog.Read(options.Text("data", "../shared/data/online-retail/transactions.csv.gz"));
        float[][] vectors = await VectorsAsync(log.Titles, cancellationToken);
        Dictionary<string, List<EvaluationRow>> rows = [];
        for (int seed = 1; seed <= options.Number("seeds", 3); seed++)
        {
            NewItemsWorld world = NewItemsWorld.Create(log, seed);
            Console.WriteLine($"seed {seed}: {world.NewItems} new items, {world.HeldOut.Users.Count} shoppers");
            ServingState trained = world.Serve(await world.TrainAsync(seed, options.Number("trials", 4), cancellationToken), vectors), untrained = world.Serve(null, vectors);
            Add("chance", world.RankByChance(Cutoff, seed));
            Add("what came to sell best", world.RankByFuture(Cutoff));
            Add("`home`, nothing trained yet", await world.RankAsync(untrained, ScenarioNames.Home, Cutoff));
            Add("`home`", await world.RankAsync(trained, ScenarioNames.Home, Cutoff));
            Add("`relevance`", await world.RankAsync(trained, ScenarioNames.Relevance, Cutoff));

            void Add(string name, List<RankedList> lists)
            {
                EvaluationRow row = Evaluator.Measure(lists, world.HeldOut, new EvaluationOptions { Cutoffs = [Cutoff], SegmentBounds = [] }).All(Cutoff);
                rows.TryAdd(name, []);
                rows[name].Add(row);
                Console.WriteLine($"  {name}: Recall@{Cutoff} {row.Recall}, NDCG@{Cutoff} {row.Ndcg}");
            }
        }

        Console.WriteLine($"\n| new items ordered by | Recall@{Cutoff} | NDCG@{Cutoff} |\n|---|---|---|");
        foreach ((string name, List<EvaluationRow> all) in rows)
            Console.WriteLine($"| {name} | {Spread(all, row => row.Recall.Mean)} | {Spread(all, row => row.Ndcg.Mean)} |");
        return 0;
    }

    private static string Spread(List<EvaluationRow> rows, Func<EvaluationRow, double> of) =>
        string.Create(CultureInfo.InvariantCulture, $"{rows.Average(of):F4} ({rows.Min(of):F4} to {rows.Max(of):F4})");

    private static async Task<float[][]> VectorsAsync(IReadOnlyList<string> titles, CancellationToken cancellationToken)
    {
        const int AtOnce = 64;
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Services.AddInference();
        using IHost host = builder.Build();
        await host.StartAsync(cancellationToken);
        var model = host.Services.GetRequiredService<TextAnalyst>();
        List<float[]> vectors = [];
        foreach (string[] some in titles.Chunk(AtOnce))
            vectors.AddRange(await Task.WhenAll(some.Select(title => model.VectorAsync(title, cancellationToken))));
        await host.StopAsync(cancellationToken);
        return [.. vectors];
    }
}

using System.Globalization;
using SocialRec.Learning.Benchmarks;
using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Benchmarks.Learning;

/// <summary>Offline quality of the learned models on a public data set, beside its published figures in <c>docs/benchmarks.md</c>.</summary>
public static class LearningBenchmark
{
    /// <summary>
    /// Runs on <c>--set</c> in the folder <c>--data</c>: baselines (<c>--baselines false</c> leaves them out), the searched closed form with and without friends, and
    /// what the product trains. <c>--seed</c> is the first of <c>--seeds</c> random splits, over which means are written; prints the table's rows.
    /// </summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        string folder = options.Text("data", "../shared/data"), name = options.Text("set", "lastfm");
        bool baselines = options.Text("baselines", "true") == "true", product = options.Text("product", "true") == "true";
        Workers workers = new(options.Number("threads", Environment.ProcessorCount), cancellationToken);
        List<IReadOnlyList<BenchmarkRow>> splits = [];
        int first = options.Number("seed", 1), count = options.Number("seeds", 1);
        for (int seed = first; seed < first + count; seed++)
        {
            BenchmarkSet set = BenchmarkSet.Load(folder, name, seed);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name}, seed {seed} | Recall@{set.Cutoff} [95%] | NDCG@{set.Cutoff} [95%] | recall, <10 events | NDCG, <10 events |\n|---|---|---|---|---|"));
            splits.Add(await MeasureAsync(new BenchmarkModels(set, workers, options.Number("trials", 14)), baselines, product));
        }

        if (count > 1 && baselines)
            BenchmarkTable.WriteMeans(Console.Out, splits, BenchmarkModels.Plain);
        return 0;
    }

    private static async Task<IReadOnlyList<BenchmarkRow>> MeasureAsync(BenchmarkModels models, bool baselines, bool product)
    {
        List<BenchmarkRow> rows = [];
        if (baselines)
            Add(models.Baselines());
        Add(models.Searched());
        if (!product)
            return rows;
        (BenchmarkRow served, SocialGain? gain) = await models.ProductAsync(seed: 1);
        Add([served]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| the product trained in {served.Seconds:F1} s | | | | |"));
        if (gain is not null)
            Console.WriteLine($"| gain of friends in NDCG, {gain.Users} users with <10 events: {gain.Friends}; {SocialGain.Shuffles} shuffled graphs: {gain.Shuffled} | | | | |");
        return rows;

        void Add(IEnumerable<BenchmarkRow> some)
        {
            foreach (BenchmarkRow row in some)
            {
                BenchmarkTable.Write(Console.Out, [row]);
                rows.Add(row);
            }
        }
    }
}

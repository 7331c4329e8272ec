using System.Diagnostics;
using System.Globalization;
using SocialRec.Learning.Benchmarks;
using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Neighbours;
using SocialRec.Learning.Splits;
using SocialRec.Learning.Training;

namespace SocialRec.Benchmarks.Learning;

/// <summary>Trains on a generated log of <c>--items</c> and <c>--events</c> as the product does; time, memory, and recall on sampled users beside item-kNN.</summary>
public static class ScaleBenchmark
{
    private const int Cutoff = 20, SampledUsers = 2_000, Resamples = 1_000;

    /// <summary>Runs with <c>--users</c>, <c>--items</c>, <c>--events</c>, <c>--threads</c> and <c>--seed</c>.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        int items = options.Number("items", 1_000_000), events = options.Number("events", 10_000_000), seed = options.Number("seed", 1);
        InteractionLog log = GeneratedLog.Create(options.Number("users", items / 2), items, events, seed);
        (InteractionLog known, HeldOut heldOut) = HoldOut(log, seed);
        int threads = options.Number("threads", Environment.ProcessorCount);

        using Process self = Process.GetCurrentProcess();
        double before = self.TotalProcessorTime.TotalSeconds;

        TrainedModel model = await new TrainingPipeline(TimeProvider.System).TrainAsync(
            new Dataset(known), new TrainingOptions { Seed = seed, Threads = threads }, null, cancellationToken);
        self.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model.Manifest.Recipe}: {model.Manifest.Duration.TotalSeconds:F0} s by the clock, {self.TotalProcessorTime.TotalSeconds - before:F0} s of processor time on {threads} threads, making the log {before:F0} s more, peak {self.PeakWorkingSet64 / (1 << 20)} MiB"));

        Workers workers = new(threads, cancellationToken);
        CsrMatrix matrix = new InteractionWeighting().ToMatrix(known);
        double[] product = Print("product", new NeighbourScorer(model.Neighbours));
        double[] neighbours = Print("item-kNN", new ItemKnnTrainer().Train(matrix, new TrainingContext(workers)));
        Console.WriteLine($"difference in NDCG@{Cutoff}: {Bootstrap.Mean([.. product.Zip(neighbours, (one, other) => one - other)], Resamples, seed)}");
        return 0;

        double[] Print(string name, IScorer scorer)
        {
            IReadOnlyList<RankedList> lists = FullRanking.Rank(scorer, matrix, heldOut, Cutoff, workers);
            EvaluationRow row = Evaluator.Measure(lists, heldOut, new EvaluationOptions { Cutoffs = [Cutoff] }).All(Cutoff);
            Console.WriteLine($"{name}: recall@{Cutoff} {row.Recall}, NDCG@{Cutoff} {row.Ndcg}, {row.Users} users");
            return [.. lists.Select(list => RankingMetrics.At(list.Items, heldOut.Relevant(list.User), Cutoff).Ndcg)];
        }
    }

    private static (InteractionLog Known, HeldOut HeldOut) HoldOut(InteractionLog log, int seed)
    {
        Random random = new(seed);
        HashSet<int> sampled = [.. Enumerable.Range(0, SampledUsers).Select(_ => random.Next(log.Users.Count))];
        Split split = RandomSplit.PerUser(log.Where(i => sampled.Contains(log.Interactions[i].User)), seed, 0, 0.1);
        InteractionLog known = InteractionLog.Concat(log.Where(i => !sampled.Contains(log.Interactions[i].User)), split.Train);
        return (known, new HeldOut(split.Test, [known]));
    }
}

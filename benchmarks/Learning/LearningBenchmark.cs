using SocialRec.Learning.Benchmarks;
using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Benchmarks.Learning;

/// <summary>Offline quality of the learned models on a public data set, beside its published figures in <c>docs/benchmarks.md</c>.</summary>
public static class LearningBenchmark
{
    /// <summary>Runs on <c>--set</c> in the folder <c>--data</c>, split by <c>--seed</c>; prints the table's rows.</summary>
    public static Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        BenchmarkSet set = BenchmarkSet.Load(options.Text("data", "../shared/data"), options.Text("set", "lastfm"), options.Number("seed", 1));
        Workers workers = new(options.Number("threads", Environment.ProcessorCount), cancellationToken);
        new BenchmarkTable(set, workers, options.Number("trials", 16)).Write(Console.Out);
        return Task.FromResult(0);
    }
}

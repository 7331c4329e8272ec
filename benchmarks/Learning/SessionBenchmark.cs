using SocialRec.Learning.Benchmarks;
using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Benchmarks.Learning;

/// <summary>The next item of shop sessions: a model fitted on held-out ends of training sessions, beside item-kNN and sequence baselines.</summary>
public static class SessionBenchmark
{
    /// <summary>Runs on <c>--data</c>, a folder with <c>train-sequences.tsv</c> and <c>test.tsv</c>; prints the table.</summary>
    public static Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        SessionSet set = SessionSet.Load(options.Text("data", "../shared/data/tmall-sessions"));
        new SessionTable(set, new Workers(options.Number("threads", Environment.ProcessorCount), cancellationToken)).Write(Console.Out);
        return Task.FromResult(0);
    }
}

using SocialRec.Benchmarks.Engine;
using SocialRec.Benchmarks.Kernels;
using SocialRec.Benchmarks.Learning;
using SocialRec.Benchmarks.Inference;
using SocialRec.Benchmarks.Servers;
using SocialRec.Benchmarks.Serving;
using SocialRec.Benchmarks.Storage;

namespace SocialRec.Benchmarks;

/// <summary>All benchmarks, by name.</summary>
public static class BenchmarkCatalog
{
    /// <summary>The benchmarks, in the order in which <c>docs/benchmarks.md</c> lists their figures.</summary>
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("recommend-cold", "GET recommendations, candidates computed each time, beside bare Kestrel", RecommendationBenchmark.RunColdAsync),
        new("recommend-warm", "GET recommendations, candidates cached, beside bare Kestrel", RecommendationBenchmark.RunWarmAsync),
        new("events", "POST events, durable and applied, beside parsing alone", EventBenchmark.RunAsync),
        new("overload", "three times as many events as the server can take: goodput, and how the rest is turned away", OverloadBenchmark.RunAsync),
        new("friend-like", "from a friend's like to the follower's answer with its reason", FriendLikeBenchmark.RunAsync),
        new("celebrity", "what 100,000 followers and an item with half of all traffic do to everybody else", CelebrityBenchmark.RunAsync),
        new("idle-users", "bytes of an idle user grain, and activations per second", IdleUsersBenchmark.RunAsync),
        new("million-items", "a catalog of a million items: brought in, trained on and served, with the time and memory of each step", MillionItemsBenchmark.RunAsync),
        new("tracing", "processor time of a recommendation with tracing off, set up, and with everything sampled", TracingBenchmark.RunAsync),
        new("crash", "kill -9 during events with retries: every acknowledged event counts once", CrashBenchmark.RunAsync),
        new("storage", "committed writes of the embedded store beside append and fdatasync", StorageBenchmark.RunAsync),
        new("engine", "calls, fan-out and activations of the engine itself, Orleans or the stand-in", EngineBenchmark.RunAsync),
        new("replay", "a shop's events in time order, then its held-out purchases, beside baselines", ReplayBenchmark.RunAsync),
        new("stages", "the recommendation stages alone, on one core, beside one pass over all item vectors", StagesBenchmark.RunAsync),
        new("search", "exact top-k over a million vectors, one query and many, beside reading them", SearchBenchmark.RunAsync),
        new("scoring", "the candidates of one request against one vector, beside the same loop in C", ScoringBenchmark.RunAsync),
        new("groups", "the inverted file beside the exact search: what it finds, and how much sooner", GroupsBenchmark.RunAsync),
        new("learning", "offline quality of the learned models on a public data set, beside baselines", LearningBenchmark.RunAsync),
        new("sessions", "the next item of shop sessions, beside item-kNN and sequence baselines", SessionBenchmark.RunAsync),
        new("new-items", "items held out whole and known by their titles only, beside chance and what came to sell best", NewItemsBenchmark.RunAsync),
        new("ranker", "what the ranking model adds to the final lists of home on held-out interactions", RankerBenchmark.RunAsync),
        new("learning-scale", "training on a generated log of a million items: time, memory, recall beside item-kNN", ScaleBenchmark.RunAsync),
        new("inference", "the ranking model through its grain, beside its session", InferenceBenchmark.RunAsync),
        new("inference-text", "the text model through its grain, beside its session with perfectly sorted batches", TextInferenceBenchmark.RunAsync),
        new("reviews", "reviews beside recommendations: what they do to each other, and how soon all are read", ReviewsBenchmark.RunAsync),
        new("ceiling", "the bare server that the others compare with; runs until it is killed", CeilingServer.RunAsync),
    ];

    /// <summary>Runs the benchmark that the first argument names; lists them where there is none.</summary>
    /// <returns>The exit code: 2 for an unknown name.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args.Length == 0)
        {
            foreach (Benchmark each in All)
                Console.WriteLine($"{each.Name,-18} {each.Purpose}");
            return 0;
        }

        Benchmark? benchmark = All.FirstOrDefault(b => b.Name == args[0]);
        if (benchmark is not null)
            return await benchmark.RunAsync(args[1..], cancellationToken);
        await Console.Error.WriteLineAsync($"There is no benchmark '{args[0]}'. Run 'socialrec bench' for the list.");
        return 2;
    }
}

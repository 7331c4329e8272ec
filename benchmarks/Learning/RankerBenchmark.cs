using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialRec.Benchmarks.Inference;
using SocialRec.Inference;
using SocialRec.Inference.Ranking;
using SocialRec.Inference.Sessions;
using SocialRec.Learning.Benchmarks;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.Ranking;
using SocialRec.Learning.Training;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Scenarios;
using SocialRec.Recommendation.Scoring.Ranking;

namespace SocialRec.Benchmarks.Learning;

/// <summary>
/// What the ranking model adds to the final lists of <c>home</c>, mixing included, on interactions that neither it nor the bundle has seen: the product's own stages
/// answer at the moment where the known part of a set ends, with the evidence model, with the ranking model behind it, and by <c>relevance</c>.
/// </summary>
public static class RankerBenchmark
{
    private const string RankedHome = "ranked-home";

    /// <summary>Runs on <c>--set</c> in the folder <c>--data</c> with the model of <c>--models</c>; <c>--part validation</c> asks about a part of what is known instead of the test.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        string data = options.Text("data", "../shared/data"), name = options.Text("set", "lastfm-fixed-split"), models = options.Text("models", new InferenceOptions().ModelDirectory);
        RankingMoment moment = RankingMoment.Load(data, name, options.Text("part", "test") == "validation");
        TrainingOptions training = new() { Threads = options.Number("threads", Environment.ProcessorCount) };
        ModelBundle bundle = await ExampleExport.TrainAsync(moment.Episode, training, null, cancellationToken);
        Replay replay = new(moment.Episode, bundle);
        using ServiceProvider services = Services();
        using IModelSession session = await InferenceHost.LoadAsync(services, Path.GetFullPath(models), RankingAdapter.ModelName, cancellationToken);
        RankerScorer ranker = new(new RankingSession(session), TimeSpan.FromMinutes(1), TimeProvider.System);
        ScenarioSet scenarios = new(ScenarioSet.Home with { Name = RankedHome, Scorer = RankerScorer.ScorerName });
        Recommender recommender = new(scenarios, TimeProvider.System, new RecommenderOptions { CacheEntries = 0, CandidateDeadlineMs = 10_000 }, null, ranker);

        Console.WriteLine($"| {name} | Recall@{moment.Cutoff} [95%] | NDCG@{moment.Cutoff} [95%] | ms of processor a list |\n|---|---|---|---|");
        double[] without = await MeasureAsync("home, evidence model", ScenarioNames.Home);
        double[] with = await MeasureAsync("home, ranking model", RankedHome);
        await MeasureAsync("relevance", ScenarioNames.Relevance);
        Console.WriteLine($"| the ranking model's gain in NDCG | | {Bootstrap.Mean([.. with.Zip(without, (one, other) => one - other)], 1_000, 1)} | |");
        return 0;

        async Task<double[]> MeasureAsync(string row, string scenario)
        {
            List<RankedList> lists = [];
            TimeSpan start = Environment.CpuUsage.TotalTime;
            foreach (int user in moment.HeldOut.Users)
                lists.Add(await replay.AskAsync(recommender, user, scenario, moment.Cutoff));
            double milliseconds = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / lists.Count;
            EvaluationRow all = Evaluator.Measure(lists, moment.HeldOut, new EvaluationOptions { Cutoffs = [moment.Cutoff] }).All(moment.Cutoff);
            Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"| {row} | {all.Recall} | {all.Ndcg} | {milliseconds:F2} |"));
            return [.. lists.Select(list => RankingMetrics.At(list.Items, moment.HeldOut.Relevant(list.User), moment.Cutoff).Ndcg)];
        }
    }

    private static ServiceProvider Services()
    {
        ServiceCollection services = new();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddLogging().AddInference();
        return services.BuildServiceProvider();
    }
}

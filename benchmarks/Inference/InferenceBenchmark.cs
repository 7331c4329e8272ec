using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using SocialRec.Benchmarks.Load;
using SocialRec.Grains.Interfaces.Inference;
using SocialRec.Inference;
using SocialRec.Inference.Ranking;
using SocialRec.Inference.Sessions;
using SocialRec.Inference.Tensors;

namespace SocialRec.Benchmarks.Inference;

/// <summary>
/// A ranking model through its grain, beside its session fed with the same requests one by one on as many threads: throughput as a ratio of
/// interleaved slices, the time of a lone request, and the largest difference between an answer in company and the answer alone.
/// </summary>
public static class InferenceBenchmark
{
    /// <summary>Runs with <c>--models</c> (the bundled ones), <c>--pairs</c> (5) of slices of <c>--seconds</c> (5) each, and <c>--callers</c> (16).</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        TimeSpan slice = options.Seconds("seconds", 5);
        string models = Path.GetFullPath(options.Text("models", new InferenceOptions().ModelDirectory));
        RankingRequest[] requests = RankingLoad.Create(256, seed: 1);
        using IHost host = InferenceHost.Create(models);
        await host.StartAsync(cancellationToken);
        IGrainFactory grains = host.Services.GetRequiredService<IGrainFactory>();
        IRankingInferenceGrain[] ranking = [.. Enumerable.Range(0, 8).Select(n => grains.GetGrain<IRankingInferenceGrain>($"_/{RankingAdapter.ModelName}#{n}"))];
        int workers = host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<InferenceOptions>>().Value.ResolveWorkers();
        using IModelSession session = await InferenceHost.LoadAsync(host.Services, models, RankingAdapter.ModelName, cancellationToken);

        Console.WriteLine($"largest difference between together and alone: {await DifferenceAsync(ranking, session, requests):E1}");
        double[] lone = await LoneAsync(ranking[0], session, requests);
        Console.WriteLine($"one caller: grain {lone[0]:F3} ms, session {lone[1]:F3} ms at the median");
        RatioSeries ratio = await RatioSeries.MeasureAsync(
            options.Number("pairs", 5),
            () => GrainRateAsync(ranking, requests, options.Number("callers", 16), slice),
            () => InferenceHost.RateAsync(workers, slice, (thread, goesOn) => RunAll(session, requests, thread, goesOn)));
        Console.WriteLine($"grain / session, {workers} worker(s): {ratio}");
        await host.StopAsync(cancellationToken);
        return 0;
    }

    private static async Task<float> DifferenceAsync(IRankingInferenceGrain[] ranking, IModelSession session, RankingRequest[] requests)
    {
        float[][] together = await Task.WhenAll(requests.Select((request, i) => AskAsync(ranking[i % ranking.Length], request)));
        var alone = new RankingSession(session);
        return requests.Select((request, i) => TensorDistance.Largest(together[i], alone.Score(request))).Max();
    }

    private static async Task<double[]> LoneAsync(IRankingInferenceGrain grain, IModelSession session, RankingRequest[] requests)
    {
        var alone = new RankingSession(session);
        var (grainMs, sessionMs) = (new List<double>(), new List<double>());
        foreach (RankingRequest request in requests)
        {
            long start = TimeProvider.System.GetTimestamp();
            await AskAsync(grain, request);
            grainMs.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            start = TimeProvider.System.GetTimestamp();
            alone.Score(request);
            sessionMs.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }

        return [grainMs.Order().ElementAt(grainMs.Count / 2), sessionMs.Order().ElementAt(sessionMs.Count / 2)];
    }

    private static async Task<double> GrainRateAsync(IRankingInferenceGrain[] ranking, RankingRequest[] requests, int callers, TimeSpan slice)
    {
        long start = TimeProvider.System.GetTimestamp();
        int[] answered = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            int count = 0;
            for (; TimeProvider.System.GetElapsedTime(start) < slice; count++)
                await AskAsync(ranking[(caller + count) % ranking.Length], requests[(caller * 31 + count) % requests.Length]);
            return count;
        })));
        return answered.Sum() / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    private static int RunAll(IModelSession session, RankingRequest[] requests, int thread, Func<bool> goesOn)
    {
        var alone = new RankingSession(session);
        int count = 0;
        for (; goesOn(); count++)
            alone.Score(requests[(thread * 31 + count) % requests.Length]);
        return count;
    }

    private static Task<float[]> AskAsync(IRankingInferenceGrain grain, RankingRequest request) => grain.ScoreAsync(
        new RankingQuery
        {
            Dimensions = request.Dimensions,
            Candidates = request.Candidates,
            Evidence = request.Evidence,
            Context = request.Context,
            ContextFeatures = request.ContextFeatures,
        },
        CancellationToken.None);
}

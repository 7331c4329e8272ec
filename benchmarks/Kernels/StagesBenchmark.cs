using System.Diagnostics;
using SocialRec.Benchmarks.Load;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Kernels;
using SocialRec.Recommendation.Scenarios;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Benchmarks.Kernels;

/// <summary>
/// The recommendation stages without any host, on one core, beside the least that they must do: one 8-bit pass over all item vectors.
/// Slices of both take turns; a ratio of 5 means that a request costs five such passes.
/// </summary>
public static class StagesBenchmark
{
    /// <summary>Runs with <c>--items</c> (17632), <c>--shoppers</c> (200), <c>--recent</c> (256), <c>--feed</c> (512) and <c>--pairs</c> (50) of slices.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        KernelWorld world = new(options.Number("items", 17_632), options.Number("shoppers", 200), options.Number("recent", 256), options.Number("feed", 512));
        foreach (string scenario in (string[])[ScenarioNames.Home, ScenarioNames.Relevance])
        {
            foreach (bool warm in (bool[])[false, true])
                await MeasureAsync(world, scenario, warm, options.Number("pairs", 50), cancellationToken);
        }

        return 0;
    }

    private static async Task MeasureAsync(KernelWorld world, string scenario, bool warm, int pairs, CancellationToken cancellationToken)
    {
        StageTimes times = new();
        Recommender recommender = new(new ScenarioSet(), TimeProvider.System, new RecommenderOptions { CacheEntries = warm ? 16 * world.Shoppers.Length : 0 }, times);
        RecommendationRequest request = new() { NowMs = KernelWorld.NowMs, Scenario = scenario };
        List<double> microseconds = [];
        long allocated = 0;
        int requests = world.Shoppers.Length;
        await SliceAsync();
        await SliceAsync();
        microseconds.Clear();
        times.Clear();
        RatioSeries ratios = await RatioSeries.MeasureAsync(pairs, SliceAsync, () => Task.FromResult(ScanSlice(world.State.Bundle!.Vectors!.Quantized)));
        Console.WriteLine(
            $"{(warm ? "warm" : "cold")} {scenario,-10} {microseconds.Order().ElementAt(pairs / 2),7:F1} us a request, / scan {ratios}, {allocated / requests} B; us: {times.Report(requests * pairs)}");

        async Task<double> SliceAsync()
        {
            cancellationToken.ThrowIfCancellationRequested();
            long bytes = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
            foreach (Shopper shopper in world.Shoppers)
                await recommender.RecommendAsync(world.State, shopper, request, cancellationToken);
            microseconds.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / requests);
            allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
            return microseconds[^1];
        }
    }

    private static double ScanSlice(QuantizedVectors vectors)
    {
        const int Scans = 200;
        var products = new float[vectors.Count];
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Scans; i++)
            Int8Dots.OfRows(vectors.Values, vectors.Scales, vectors[i % vectors.Count], 1, products, KernelPaths.Best);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Scans;
    }
}

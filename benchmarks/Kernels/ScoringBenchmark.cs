using System.Diagnostics;
using SocialRec.Benchmarks.Load;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Benchmarks.Kernels;

/// <summary>Scores a request's candidates against one vector, beside the same loop in C. A ratio of 0.8 means 0.8 of the C loop's speed.</summary>
public static class ScoringBenchmark
{
    private const int Dimensions = 64;
    private const int Repeats = 2_000;

    /// <summary>Runs with <c>--candidates</c> (1000) and <c>--pairs</c> (41) of slices; exit code 3 where there is no C compiler.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        int candidates = options.Number("candidates", 1_000), pairs = options.Number("pairs", 41);
        using PlainLoops? loops = PlainLoops.Build();
        if (loops is null)
        {
            Console.WriteLine("skipped: there is no working C compiler called cc on this machine");
            return 3;
        }

        Random random = new(1);
        ItemVectors floats = new([.. Enumerable.Range(0, (candidates + 1) * Dimensions).Select(_ => random.NextSingle() - 0.5f)], Dimensions);
        QuantizedVectors bytes = floats.Quantized;
        var products = new float[candidates];
        int numbers = candidates * Dimensions, ofBytes = candidates * bytes.Stride;
        await CompareAsync(
            "float",
            () => FloatDots.OfRows(floats.Values.AsSpan(0, numbers), floats[candidates], products, KernelPaths.Best),
            () => loops.Dots(floats.Values.AsSpan(0, numbers), floats[candidates], products));
        await CompareAsync(
            "int8",
            () => Int8Dots.OfRows(bytes.Values.AsSpan(0, ofBytes), bytes.Scales.AsSpan(0, candidates), bytes[candidates], bytes.Scales[candidates], products, KernelPaths.Best),
            () => loops.Dots(bytes.Values.AsSpan(0, ofBytes), bytes.Scales.AsSpan(0, candidates), bytes[candidates], bytes.Scales[candidates], products));
        return 0;

        async Task CompareAsync(string name, Action kernel, Action loop)
        {
            List<double> ours = [], theirs = [];
            Rate(kernel, []);
            Rate(loop, []);
            RatioSeries ratio = await RatioSeries.MeasureAsync(pairs, () => Task.FromResult(Rate(kernel, ours)), () => Task.FromResult(Rate(loop, theirs)));
            cancellationToken.ThrowIfCancellationRequested();
            Console.WriteLine($"{name,-5} {candidates} x {Dimensions}, {KernelPaths.Best}: {ours.Min():F2} us, C {theirs.Min():F2} us (fastest slices); speed ÷ C {ratio}");
        }
    }

    private static double Rate(Action action, List<double> microseconds)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Repeats; i++)
            action();
        microseconds.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / Repeats);
        return 1 / microseconds[^1];
    }
}

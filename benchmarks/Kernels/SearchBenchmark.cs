using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using SocialRec.Benchmarks.Load;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Benchmarks.Kernels;

/// <summary>
/// Exact top-k over a large matrix, beside reading the same bytes: one query, and many sharing a pass. A ratio of 0.8 means that the search
/// goes through memory at 0.8 of the rate at which it can be read.
/// </summary>
public static class SearchBenchmark
{
    private const int Dimensions = 64;
    private const int Best = 100;

    /// <summary>Runs with <c>--items</c> (1000000), <c>--queries</c> (32) and <c>--pairs</c> (7) of slices.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        int items = options.Number("items", 1_000_000), many = options.Number("queries", 32), pairs = options.Number("pairs", 7);
        Random random = new(1);
        var values = new float[items * Dimensions];
        for (int i = 0; i < values.Length; i++)
            values[i] = random.NextSingle() - 0.5f;
        ItemVectors floats = new(values, Dimensions);
        QuantizedVectors bytes = floats.Quantized;
        double readFloats = 4.0 * items * Dimensions, readBytes = (double)items * bytes.Stride;
        foreach (int queries in (int[])[1, many])
        {
            cancellationToken.ThrowIfCancellationRequested();
            await CompareAsync($"float, {queries} queries", queries, readFloats, pairs, () => SearchFloats(floats, queries), () => Read(MemoryMarshal.AsBytes(floats.Values.AsSpan())));
            await CompareAsync($"int8,  {queries} queries", queries, readBytes, pairs, () => SearchBytes(bytes, queries), () => Read(MemoryMarshal.AsBytes(bytes.Values.AsSpan())));
        }

        return 0;
    }

    private static async Task CompareAsync(string name, int queries, double bytes, int pairs, Action search, Action read)
    {
        search();
        List<double> milliseconds = [];
        double processorMs = 0;
        RatioSeries ratios = await RatioSeries.MeasureAsync(pairs, SearchAsync, () => RateAsync(read, 1, []));
        Console.WriteLine($"{name,-18} {milliseconds.Order().ElementAt(pairs / 2) / queries,7:F2} ms a query ({processorMs / pairs / queries:F2} of processor time); queries/s x bytes / read rate {ratios}");

        async Task<double> SearchAsync()
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            double rate = await RateAsync(search, queries, milliseconds);
            processorMs += (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
            return rate;
        }

        Task<double> RateAsync(Action action, int passes, List<double> times)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            return Task.FromResult(passes * bytes / times[^1]);
        }
    }

    private static void SearchFloats(ItemVectors matrix, int queries) =>
        VectorSearch.Nearest(matrix, matrix.Values.AsSpan(0, queries * Dimensions), Tops(queries), new EveryIndex(), KernelPaths.Best);

    private static void SearchBytes(QuantizedVectors matrix, int queries) =>
        VectorSearch.Nearest(
            matrix, matrix.Values.AsSpan(0, queries * matrix.Stride), matrix.Scales.AsSpan(0, queries), Tops(queries), new EveryIndex(), KernelPaths.Best);

    private static TopK[] Tops(int queries)
    {
        TopK[] tops = [.. Enumerable.Range(0, queries).Select(_ => new TopK())];
        Array.ForEach(tops, top => top.Reset(Best));
        return tops;
    }

    private static void Read(ReadOnlySpan<byte> bytes)
    {
        Vector<long> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        ReadOnlySpan<Vector<long>> words = MemoryMarshal.Cast<byte, Vector<long>>(bytes);
        for (int i = 0; i <= words.Length - 4; i += 4)
        {
            sum0 += words[i];
            sum1 += words[i + 1];
            sum2 += words[i + 2];
            sum3 += words[i + 3];
        }

        GC.KeepAlive(Vector.Sum(sum0 + sum1 + sum2 + sum3));
    }
}

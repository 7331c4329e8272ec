using System.Globalization;
using System.Numerics.Tensors;
using SocialRec.Benchmarks.Load;
using SocialRec.Learning.Benchmarks;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Spectral;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Kernels;
using TopK = SocialRec.Recommendation.Kernels.TopK;

namespace SocialRec.Benchmarks.Kernels;

/// <summary>The inverted file beside the exact search of the same 8-bit vectors: how many of the nearest it finds, and how much sooner, for the shoppers of a public set.</summary>
public static class GroupsBenchmark
{
    private const int Nearest = 64, Dimensions = 64;

    /// <summary>Runs on <c>--set</c> in the folder <c>--data</c>, <c>--pairs</c> (5) of passes over all shoppers: vectors as training learns them, queries as shoppers' live vectors.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        string name = options.Text("set", "lastfm-fixed-split");
        CsrMatrix known = BenchmarkSet.Matrix(BenchmarkSet.Load(options.Text("data", "../shared/data"), name, 1).Known);
        Workers workers = new(options.Number("threads", Environment.ProcessorCount), cancellationToken);
        var spectral = (VectorScorer)new GraphFilterTrainer(Dimensions).Train(known, new TrainingContext(workers));
        ItemVectors vectors = new(spectral.Vectors.Values, Dimensions);
        ClusteredVectors groups = ClusteredVectors.Of(vectors) ?? throw new ArgumentException($"{name} has fewer than {ClusteredVectors.LeastRows} items with a vector.");
        Query[] queries = [.. Enumerable.Range(0, known.RowCount).Where(user => known.RowColumns(user).Length > 0).Select(user => Query.Of(vectors, known.RowColumns(user)))];

        int found = 0, sought = 0;
        foreach (Query query in queries)
        {
            HashSet<int> exact = [.. Exactly(vectors, query)];
            found += InGroups(groups, query).Count(exact.Contains);
            sought += exact.Count;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{groups.Count} groups, {queries.Length} shoppers: {(double)found / sought:F4} of the exact {Nearest} nearest"));
        RatioSeries ratio = await RatioSeries.MeasureAsync(
            options.Number("pairs", 5), () => RateAsync(queries, query => InGroups(groups, query)), () => RateAsync(queries, query => Exactly(vectors, query)));
        Console.WriteLine($"searches/s in the nearest groups / of all: {ratio}");
        return 0;
    }

    private static Task<double> RateAsync(Query[] queries, Action<Query> search)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        Array.ForEach(queries, search);
        return Task.FromResult(queries.Length / (Environment.CpuUsage.TotalTime - start).TotalSeconds);
    }

    private static int[] Exactly(ItemVectors vectors, Query query)
    {
        var top = new TopK();
        top.Reset(Nearest);
        VectorSearch.Nearest(vectors.Quantized, query.Quantized, [query.Scale], [top], new EveryIndex(), KernelPaths.Best);
        return Array.ConvertAll(top.Take().ToArray(), key => ScoredIndex.Index(key));
    }

    private static int[] InGroups(ClusteredVectors groups, Query query)
    {
        var top = new TopK();
        top.Reset(Nearest);
        groups.Nearest(query.Values, query.Quantized, query.Scale, top, new EveryIndex(), query.Probe);
        return Array.ConvertAll(top.Take().ToArray(), key => groups.ItemAt(ScoredIndex.Index(key)));
    }

    private sealed record Query(float[] Values, sbyte[] Quantized, float Scale)
    {
        public GroupProbe Probe { get; } = new();

        public static Query Of(ItemVectors vectors, ReadOnlySpan<int> items)
        {
            var sum = new float[Dimensions];
            foreach (int item in items)
                TensorPrimitives.Add(sum, vectors[item], sum);
            TensorPrimitives.Divide(sum, Math.Max(1e-6f, TensorPrimitives.Norm<float>(sum)), sum);
            var quantized = new sbyte[QuantizedVectors.StrideOf(Dimensions)];
            float scale = QuantizedVectors.Quantize(sum, quantized);
            return new Query(sum, quantized, scale);
        }
    }
}

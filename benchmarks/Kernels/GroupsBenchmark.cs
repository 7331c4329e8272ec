using System.Globalization;
using System.Numerics.Tensors;
using SocialRec.Benchmarks.Load;
using SocialRec.Learning.Benchmarks;
using SocialRec.Learning.Data;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Spectral;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Kernels;
using TopK = SocialRec.Recommendation.Kernels.TopK;

namespace SocialRec.Benchmarks.Kernels;

/// <summary>The inverted file beside the exact searches of the same vectors: how many of the nearest it finds by the share of groups that it reads, and how much sooner.</summary>
public static class GroupsBenchmark
{
    private const int Nearest = 64, Dimensions = 64;
    private const double Enough = 0.99;
    private static readonly float[] Shares = [0.005f, 0.01f, 0.02f, 0.04f, ClusteredVectors.MostShare, 0.2f, 0.4f, 0.6f, 0.8f];

    /// <summary>
    /// Runs on <c>--set</c> in the folder <c>--data</c>, or on a generated log of <c>--items</c> and <c>--events</c>; <c>--pairs</c> (5) of passes over <c>--queries</c> shoppers
    /// (2000): vectors as training learns them, queries as shoppers' live vectors.
    /// </summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        int items = options.Number("items", 0), pairs = options.Number("pairs", 5);
        InteractionLog log = items > 0
            ? GeneratedLog.Create(items / 2, items, options.Number("events", 5 * items), 1)
            : BenchmarkSet.Load(options.Text("data", "../shared/data"), options.Text("set", "lastfm-fixed-split"), 1).Known;
        CsrMatrix known = BenchmarkSet.Matrix(log);
        Workers workers = new(options.Number("threads", Environment.ProcessorCount), cancellationToken);
        var spectral = (VectorScorer)new GraphFilterTrainer(Dimensions).Train(known, new TrainingContext(workers));
        ItemVectors vectors = new(spectral.Vectors.Values, Dimensions);
        ClusteredVectors groups = ClusteredVectors.Of(vectors) ?? throw new ArgumentException($"There are fewer than {ClusteredVectors.LeastRows} items with a vector.");
        int[] shoppers = [.. Enumerable.Range(0, known.RowCount).Where(user => known.RowColumns(user).Length > 0)];
        new Random(1).Shuffle(shoppers);
        Query[] queries = [.. shoppers.Take(options.Number("queries", 2_000)).Select(user => Query.Of(vectors, known.RowColumns(user)))];
        HashSet<int>[] exact = [.. queries.Select(query => Exactly(vectors, query).ToHashSet())];
        Console.WriteLine($"{vectors.Count} items, {groups.Count} groups, {queries.Length} shoppers");
        foreach (float share in Shares)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double found = queries.Select((query, place) => InGroups(groups, query, share).Count(exact[place].Contains)).Sum() / (double)exact.Sum(one => one.Count);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{share:P1} of the groups: {found:F4} of the exact {Nearest} nearest"));
            if (found < Enough && share != ClusteredVectors.MostShare)
                continue;
            await CompareAsync("8-bit", share, query => Exactly(vectors, query));
            await CompareAsync("float", share, query => ExactlyInFloats(vectors, query));
            if (found >= Enough)
                break;
        }

        return 0;

        async Task CompareAsync(string kind, float share, Action<Query> search) =>
            Console.WriteLine($"  searches per second of processor time in these groups / of all, {kind}: {await RatioSeries.MeasureAsync(pairs, () => RateAsync(queries, query => InGroups(groups, query, share)), () => RateAsync(queries, search))}");
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

    private static int[] ExactlyInFloats(ItemVectors vectors, Query query)
    {
        var top = new TopK();
        top.Reset(Nearest);
        VectorSearch.Nearest(vectors, query.Values, [top], new EveryIndex(), KernelPaths.Best);
        return Array.ConvertAll(top.Take().ToArray(), key => ScoredIndex.Index(key));
    }

    private static int[] InGroups(ClusteredVectors groups, Query query, float share)
    {
        var top = new TopK();
        top.Reset(Nearest);
        groups.Nearest(query.Values, query.Quantized, query.Scale, top, new EveryIndex(), query.Probe, share);
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

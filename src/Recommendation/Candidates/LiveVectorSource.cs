using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Filters;
using SocialRec.Recommendation.Kernels;
using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Candidates;

/// <summary>
/// Items nearest to the shopper's live vector, in 8-bit arithmetic: from the nearest groups of a large catalog; where a request wants only some of it, which a few
/// groups may not hold, by a search of all.
/// </summary>
public sealed class LiveVectorSource : ICandidateSource
{
    private const int Ahead = 8;

    /// <summary>The share of groups that is read where only the strongest evidence counts: what is nearest of all lies in the first few.</summary>
    private const float FewGroups = 0.04f;

    /// <inheritdoc/>
    public string Name => SourceNames.LiveVector;

    /// <inheritdoc/>
    public Feature Feature => Feature.Interest;

    /// <inheritdoc/>
    public void Prepare(RecommendationContext context) => context.Vector.Build(context.Binding, context.History, context.Feed, context.Circles);

    /// <inheritdoc/>
    public void Collect(RecommendationContext context, int budget)
    {
        if (!context.Vector.HasValue)
            return;
        context.Top.Reset(budget);
        if (context.Binding!.Bundle.Clusters is { } clusters && context.Request is { Category: null, Attributes.Count: 0 })
            CollectNearest(context, clusters);
        else
            CollectExactly(context);
    }

    /// <inheritdoc/>
    public void Measure(RecommendationContext context)
    {
        if (!context.Vector.HasValue)
            return;
        BundleBinding binding = context.Binding!;
        QuantizedVectors vectors = binding.Bundle.Vectors!.Quantized;
        ReadOnlySpan<int> rows = context.Candidates.Rows;
        Span<float> feature = context.Candidates.Measure(Feature);
        for (int i = 0; i < rows.Length; i++)
        {
            if (i + Ahead < rows.Length && binding.ItemOfRow(rows[i + Ahead]) is >= 0 and var next)
                Prefetch.Lines(vectors[next]);
            int item = binding.ItemOfRow(rows[i]);
            if (item >= 0)
                feature[i] = Math.Clamp(Int8Dots.Of(vectors[item], context.Vector.Quantized) * vectors.Scales[item] * context.Vector.Scale, 0, 1);
        }
    }

    private static void CollectNearest(RecommendationContext context, ClusteredVectors clusters)
    {
        int[] rowOfItem = context.Binding!.RowOfItem;
        clusters.Nearest(
            context.Vector.Values, context.Vector.Quantized, context.Vector.Scale, context.Top, new AllowedPlaces(clusters, rowOfItem, context.Mask), context.Probe,
            context.Scenario.StrongestOnly ? FewGroups : ClusteredVectors.MostShare);
        foreach (ulong key in context.Top.Take())
            context.Candidates.Add(rowOfItem[clusters.ItemAt(ScoredIndex.Index(key))]);
    }

    private static void CollectExactly(RecommendationContext context)
    {
        int[] rowOfItem = context.Binding!.RowOfItem;
        VectorSearch.Nearest(
            context.Binding.Bundle.Vectors!.Quantized, context.Vector.Quantized, [context.Vector.Scale], [context.Top], new AllowedItems(rowOfItem, context.Mask), KernelPaths.Best);
        foreach (ulong key in context.Top.Take())
            context.Candidates.Add(rowOfItem[ScoredIndex.Index(key)]);
    }

    private readonly struct AllowedPlaces(ClusteredVectors clusters, int[] rowOfItem, RowMask mask) : IIndexFilter
    {
        public bool Accepts(int index) => mask.Contains(rowOfItem[clusters.ItemAt(index)]);
    }

    private readonly struct AllowedItems(int[] rowOfItem, RowMask mask) : IIndexFilter
    {
        public bool Accepts(int index) => mask.Contains(rowOfItem[index]);
    }
}

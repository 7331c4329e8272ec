using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Filters;
using SocialRec.Recommendation.Kernels;
using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Candidates;

/// <summary>Items nearest to the shopper's live vector, by exact search in 8-bit arithmetic.</summary>
public sealed class LiveVectorSource : ICandidateSource
{
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
        var filter = new AllowedItems(context.Binding!.RowOfItem, context.Mask);
        VectorSearch.Nearest(
            context.Binding.Bundle.Vectors!.Quantized, context.Vector.Quantized, [context.Vector.Scale], [context.Top], filter, KernelPaths.Best);
        foreach (ulong key in context.Top.Take())
            context.Candidates.Add(context.Binding.RowOfItem[ScoredIndex.Index(key)]);
    }

    /// <inheritdoc/>
    public void Measure(RecommendationContext context)
    {
        if (!context.Vector.HasValue)
            return;
        QuantizedVectors vectors = context.Binding!.Bundle.Vectors!.Quantized;
        ReadOnlySpan<int> rows = context.Candidates.Rows;
        Span<float> feature = context.Candidates.Feature(Feature);
        for (int i = 0; i < rows.Length; i++)
        {
            int item = context.Binding.ItemOfRow(rows[i]);
            if (item >= 0)
                feature[i] = Math.Clamp(Int8Dots.Of(vectors[item], context.Vector.Quantized) * vectors.Scales[item] * context.Vector.Scale, 0, 1);
        }
    }

    private readonly struct AllowedItems(int[] rowOfItem, RowMask mask) : IIndexFilter
    {
        public bool Accepts(int index) => mask.Contains(rowOfItem[index]);
    }
}

namespace SocialRec.Recommendation.Filters;

/// <summary>Leaves out what cannot be bought now.</summary>
public sealed class OutOfStockFilter : IFilter
{
    /// <inheritdoc/>
    public string Name => "out-of-stock";

    /// <inheritdoc/>
    public void Apply(RecommendationContext context, RowMask mask) => mask.Intersect(context.View.InStock);
}

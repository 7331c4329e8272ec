namespace SocialRec.Recommendation.Filters;

/// <summary>Leaves out what earlier pages of the same list have shown.</summary>
public sealed class ServedFilter : IFilter
{
    /// <inheritdoc/>
    public string Name => "served";

    /// <inheritdoc/>
    public void Apply(RecommendationContext context, RowMask mask)
    {
        foreach (int row in context.RowsOf(context.Page.Served))
            mask.Remove(row);
    }
}

namespace SocialRec.Recommendation.Filters;

/// <summary>Leaves out what the shopper has met, unless the caller wants it.</summary>
public sealed class SeenFilter : IFilter
{
    /// <inheritdoc/>
    public string Name => "seen";

    /// <inheritdoc/>
    public void Apply(RecommendationContext context, RowMask mask)
    {
        if (!context.Request.ExcludeSeen)
            return;
        foreach (int row in context.RowsOf(context.Shopper.Seen))
            mask.Remove(row);
    }
}

namespace SocialRec.Recommendation.Filters;

/// <summary>
/// Leaves out what the shopper has bought, liked, saved, disliked or hidden. Where the caller wants seen items too, those that the shopper
/// lately liked or bought stay in: they can be bought again.
/// </summary>
public sealed class SettledFilter : IFilter
{
    /// <inheritdoc/>
    public string Name => "settled";

    /// <inheritdoc/>
    public void Apply(RecommendationContext context, RowMask mask)
    {
        bool repeats = !context.Request.ExcludeSeen;
        foreach (int row in context.RowsOf(context.Shopper.Settled))
        {
            if (!(repeats && context.History.Contains(row)))
                mask.Remove(row);
        }
    }
}

namespace SocialRec.Recommendation.Filters;

/// <summary>Leaves out removed and hidden items, and those of which only another item's neighbours have told.</summary>
public sealed class HiddenFilter : IFilter
{
    /// <inheritdoc/>
    public string Name => "hidden";

    /// <inheritdoc/>
    public void Apply(RecommendationContext context, RowMask mask) => mask.Intersect(context.View.Shown);
}

namespace SocialRec.Recommendation.Filters;

/// <summary>Leaves out the items that the caller names, and the one that the scenario starts from.</summary>
public sealed class ExcludeFilter : IFilter
{
    /// <inheritdoc/>
    public string Name => "exclude";

    /// <inheritdoc/>
    public void Apply(RecommendationContext context, RowMask mask)
    {
        foreach (string item in context.Request.Exclude)
            mask.Remove(context.View.Find(IdHash.Of(item)));
        mask.Remove(context.Anchor);
    }
}

using SocialRec.Recommendation.Catalog;

namespace SocialRec.Recommendation.Filters;

/// <summary>Leaves out what lacks one of the wanted attributes.</summary>
public sealed class AttributesFilter : IFilter
{
    /// <inheritdoc/>
    public string Name => "attributes";

    /// <inheritdoc/>
    public void Apply(RecommendationContext context, RowMask mask)
    {
        CatalogView view = context.View;
        foreach ((string name, string value) in context.Request.Attributes)
        {
            int term = view.FindAttribute(name, value);
            mask.Narrow(view.RowsWith(term), row => view.Terms(row).Contains(term));
        }
    }
}

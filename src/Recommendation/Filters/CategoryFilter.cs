using SocialRec.Recommendation.Catalog;

namespace SocialRec.Recommendation.Filters;

/// <summary>Leaves out what is not of the wanted category; any of an item's categories counts.</summary>
public sealed class CategoryFilter : IFilter
{
    /// <inheritdoc/>
    public string Name => "category";

    /// <inheritdoc/>
    public void Apply(RecommendationContext context, RowMask mask)
    {
        if (context.Request.Category is null)
            return;
        CatalogView view = context.View;
        int category = context.Category;
        mask.Narrow(view.RowsWith(category), row => view.Terms(row).Contains(category));
    }
}

using SocialRec.Recommendation.Catalog;

namespace SocialRec.Recommendation.Filters;

/// <summary>Leaves out items whose time is over.</summary>
public sealed class ExpiredFilter : IFilter
{
    /// <inheritdoc/>
    public string Name => "expired";

    /// <inheritdoc/>
    public void Apply(RecommendationContext context, RowMask mask)
    {
        CatalogView view = context.View;
        for (int first = 0, page = 0; first < view.Count; first += PagedView.PageSize, page++)
        {
            if (view.PageExpiryMs(page) > context.NowMs)
                continue;
            int end = Math.Min(view.Count, first + PagedView.PageSize);
            for (int row = first; row < end; row++)
            {
                if (view.ExpiresMs(row) <= context.NowMs)
                    mask.Remove(row);
            }
        }
    }
}

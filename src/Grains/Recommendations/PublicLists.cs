using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Explaining;

namespace SocialRec.Grains.Recommendations;

/// <summary>Lists that are the same for everybody: what is acted on most now, and what was published last.</summary>
internal static class PublicLists
{
    /// <summary>The highest trends first, as far as there is any trend.</summary>
    public static RecommendedItem[] Trending(CatalogView view, int limit, string? category, long nowMs) =>
        Take(view, ListsOf(view, category).Trending, limit, nowMs, ReasonKinds.Trending, row => view.Trend(row, nowMs));

    /// <summary>The latest first, as far as the time of publication is known.</summary>
    public static RecommendedItem[] Latest(CatalogView view, int limit, string? category, long nowMs)
    {
        // The ready list is in order to the minute only.
        int[] rows = [.. ListsOf(view, category).Fresh.OrderByDescending(view.PublishedMs)];
        return Take(view, rows, limit, nowMs, ReasonKinds.Fresh, row => view.PublishedMs(row) <= nowMs ? view.PublishedMs(row) : 0);
    }

    private static Recommendation.Catalog.CatalogLists ListsOf(CatalogView view, string? category) =>
        category is null ? view.Lists : view.ListsOf(view.FindCategory(category));

    private static RecommendedItem[] Take(CatalogView view, int[] rows, int limit, long nowMs, string kind, Func<int, float> score)
    {
        var items = new List<RecommendedItem>(Math.Min(limit, rows.Length));
        foreach (int row in rows)
        {
            if (items.Count == limit)
                break;
            bool shown = view.FlagsOf(row) == (RowFlags.Listed | RowFlags.InStock) && view.ExpiresMs(row) > nowMs;
            if (shown && score(row) is > 0 and var value)
                items.Add(new RecommendedItem(view.IdOf(row), value, kind, [new Reason(kind, null, null, null, null, null, 1)]));
        }

        return [.. items];
    }
}

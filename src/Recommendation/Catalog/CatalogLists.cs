namespace SocialRec.Recommendation.Catalog;

/// <summary>Rows ordered for everybody, kept ready by the replica's writer: listed and not hidden when they were drawn up.</summary>
/// <param name="Popular">Most acts first.</param>
/// <param name="Trending">Highest decayed count first.</param>
/// <param name="Fresh">Published last first.</param>
public sealed record CatalogLists(int[] Popular, int[] Trending, int[] Fresh)
{
    /// <summary>Lists of nothing.</summary>
    public static CatalogLists Empty { get; } = new([], [], []);
}

namespace SocialRec.Recommendation.Catalog;

/// <summary>The part of a row that the app writes.</summary>
internal struct RowData
{
    public long Version;
    public long ExpiresMs;
    public float Price;
    public int CategoryCount;

    /// <summary>Interned categories, most important first, then interned attributes.</summary>
    public int[] Terms;
}

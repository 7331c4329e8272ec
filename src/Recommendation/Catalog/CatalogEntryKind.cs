namespace SocialRec.Recommendation.Catalog;

/// <summary>How a catalog knows an item.</summary>
public enum CatalogEntryKind : byte
{
    /// <summary>By events only: it may be recommended, in stock and without category.</summary>
    Observed = 0,

    /// <summary>By a row that the app wrote.</summary>
    Described = 1,

    /// <summary>By the tombstone of a row: it is in no list any more.</summary>
    Removed = 2,
}

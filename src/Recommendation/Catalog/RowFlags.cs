namespace SocialRec.Recommendation.Catalog;

/// <summary>The yes-or-no facts of a row.</summary>
[Flags]
public enum RowFlags : byte
{
    /// <summary>None: a removed item, or one that only another item's neighbours have named.</summary>
    None = 0,

    /// <summary>The item exists: described by the app or observed in events, and not removed.</summary>
    Listed = 1,

    /// <summary>Withheld from every list.</summary>
    Hidden = 2,

    /// <summary>Can be bought now.</summary>
    InStock = 4,
}

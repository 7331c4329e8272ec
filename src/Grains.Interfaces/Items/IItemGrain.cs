using SocialRec.Grains.Interfaces.Reviews;

namespace SocialRec.Grains.Interfaces.Items;

/// <summary>An item as callers outside the log see it; key <c>tenant/item</c>. Catalog rows are written at <see cref="Catalog.ICatalogShardGrain"/>.</summary>
[Alias("IItemGrain")]
public interface IItemGrain : IGrainWithStringKey
{
    /// <summary>The item, or null if nothing is known: no row and no event.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<ItemDetails?> GetAsync();

    /// <summary>What the item's reviews and comments say; counts of 0 where none has been read, null where nothing is known of the item.</summary>
    [Alias("GetReviews"), AlwaysInterleave]
    Task<ReviewDigest?> GetReviewsAsync();
}

using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Grains.Interfaces.Catalog;

/// <summary>The catalog rows of one hash shard, in pages, versioned, with tombstones; key <c>tenant/shard</c>. The source of every silo's replica.</summary>
[Alias("ICatalogShardGrain")]
public interface ICatalogShardGrain : IGrainWithStringKey
{
    /// <summary>Writes rows, whole; durable when it returns.</summary>
    /// <param name="items">At most 1,000 rows of this shard.</param>
    /// <returns>The version of each row, in the order given.</returns>
    [Alias("Put"), ResponseTimeout("00:00:10")]
    Task<long[]> PutAsync(CatalogItem[] items);

    /// <summary>Writes one row if it still stands at a version: what a read-change-write such as PATCH needs.</summary>
    /// <param name="item">The row.</param>
    /// <param name="version">The <see cref="CatalogRow.Version"/> that was read; 0 for no row.</param>
    /// <returns>The new version, or null if the row had changed meanwhile.</returns>
    [Alias("PutIfVersion"), ResponseTimeout("00:00:10")]
    Task<long?> PutIfVersionAsync(CatalogItem item, long version);

    /// <summary>Removes a row, leaving a tombstone.</summary>
    /// <returns>False if there was none.</returns>
    [Alias("Delete"), ResponseTimeout("00:00:10")]
    Task<bool> DeleteAsync(string item);

    /// <summary>One row with its version, or null.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<CatalogRow?> GetAsync(string item);

    /// <summary>Rows and figures that changed after a version; waits up to <paramref name="waitMs"/> for one (long poll).</summary>
    /// <param name="afterVersion">The shard version that the caller has; 0 for everything.</param>
    /// <param name="maxRows">At most 5,000.</param>
    /// <param name="waitMs">0 to 10,000.</param>
    [Alias("ReadChanges"), AlwaysInterleave, ResponseTimeout("00:00:15")]
    Task<CatalogChanges> ReadChangesAsync(long afterVersion, int maxRows, int waitMs);

    /// <summary>Takes over figures of items: their popularity, trend and live neighbours. Idempotent: the last word of an item wins.</summary>
    [Alias("PutFigures"), AlwaysInterleave]
    Task PutFiguresAsync(ItemFigures[] figures);
}

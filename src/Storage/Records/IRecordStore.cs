namespace SocialRec.Storage.Records;

/// <summary>
/// Durable records under optimistic concurrency. A returned result that is not a conflict is on disk. A <see cref="StorageException"/>
/// from a write leaves its outcome unknown: the caller reads the record again before it relies on either.
/// </summary>
public interface IRecordStore
{
    /// <summary>Reads what was last committed under <paramref name="key"/>.</summary>
    /// <exception cref="StorageBusyException">Too many reads wait.</exception>
    /// <exception cref="StorageClosedException">The store is closed.</exception>
    /// <exception cref="RecordCorruptException">The bytes on disk are not the bytes that were written.</exception>
    Task<StoredRecord> ReadAsync(RecordKey key);

    /// <summary>Replaces the record of version <paramref name="etag"/> by <paramref name="payload"/>.</summary>
    /// <param name="key">The record.</param>
    /// <param name="payload">Its new bytes, possibly none; they must not change until the task ends.</param>
    /// <param name="etag">The version the caller has seen: 0 if it saw none, and then the key must never have been written.</param>
    /// <exception cref="StorageBusyException">Too many writes wait.</exception>
    /// <exception cref="StorageWriteException">The commit failed: disk full or failing.</exception>
    /// <exception cref="StorageClosedException">The store is closed.</exception>
    /// <exception cref="RecordTooLargeException">The payload is larger than the store accepts.</exception>
    Task<WriteResult> WriteAsync(RecordKey key, ReadOnlyMemory<byte> payload, long etag);

    /// <summary>
    /// Removes the bytes of the record of version <paramref name="etag"/>. Its version is kept and grows, so a writer that still holds
    /// an older one, or believes the record never existed, meets a conflict.
    /// </summary>
    /// <param name="key">The record.</param>
    /// <param name="etag">The version the caller has seen.</param>
    /// <exception cref="StorageBusyException">Too many writes wait.</exception>
    /// <exception cref="StorageWriteException">The commit failed: disk full or failing.</exception>
    /// <exception cref="StorageClosedException">The store is closed.</exception>
    Task<WriteResult> ClearAsync(RecordKey key, long etag);
}

using SocialRec.Storage.Records;

namespace SocialRec.Storage.Faults;

/// <summary>A store that passes every request through <see cref="StorageFaults"/>.</summary>
internal sealed class FaultyRecordStore(IRecordStore inner, StorageFaults faults) : IRecordStore
{
    public Task<StoredRecord> ReadAsync(RecordKey key) => faults.ReadAsync(key, () => inner.ReadAsync(key));

    public Task<WriteResult> WriteAsync(RecordKey key, ReadOnlyMemory<byte> payload, long etag) =>
        faults.WriteAsync(key, () => inner.WriteAsync(key, payload, etag));

    public Task<WriteResult> ClearAsync(RecordKey key, long etag) => faults.WriteAsync(key, () => inner.ClearAsync(key, etag));
}

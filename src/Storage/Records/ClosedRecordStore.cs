namespace SocialRec.Storage.Records;

/// <summary>Stands where a store is not open yet: every request fails as closed.</summary>
internal sealed class ClosedRecordStore : IRecordStore
{
    public static ClosedRecordStore Instance { get; } = new();

    public Task<StoredRecord> ReadAsync(RecordKey key) => Task.FromException<StoredRecord>(new StorageClosedException());

    public Task<WriteResult> WriteAsync(RecordKey key, ReadOnlyMemory<byte> payload, long etag) =>
        Task.FromException<WriteResult>(new StorageClosedException());

    public Task<WriteResult> ClearAsync(RecordKey key, long etag) => Task.FromException<WriteResult>(new StorageClosedException());
}

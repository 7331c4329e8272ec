using SocialRec.Storage.Records;

namespace SocialRec.Storage.Sqlite;

/// <summary>One record's change on its way to the disk.</summary>
/// <param name="key">The record.</param>
/// <param name="payload">Its new bytes; null clears it.</param>
/// <param name="dataKey">The id of the data key that encrypts the bytes; 0 if they are as the caller gave them.</param>
/// <param name="etag">The version it replaces; 0 for none.</param>
internal sealed class WriteRequest(RecordKey key, ReadOnlyMemory<byte>? payload, long dataKey, long etag) : IQueuedWork
{
    private readonly TaskCompletionSource<WriteResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RecordKey Key => key;

    public ReadOnlyMemory<byte>? Payload => payload;

    public long DataKey => dataKey;

    public long Etag => etag;

    /// <summary>Taken over the payload by the thread that asks for the write, so that the writer need not.</summary>
    public uint Checksum { get; } = payload is { } bytes ? Records.Checksum.Of(bytes.Span) : 0;

    public int Bytes { get; } = payload?.Length ?? 0;

    /// <summary>Ends with the result of the commit that holds the change.</summary>
    public Task<WriteResult> Completion => _completion.Task;

    /// <summary>What the writer found when it applied the change; it holds once the transaction is committed.</summary>
    public WriteResult Outcome { get; set; }

    /// <summary>The change is on disk, or was refused as <see cref="Outcome"/> says.</summary>
    public void Complete() => _completion.TrySetResult(Outcome);

    public void Fail(Exception exception) => _completion.TrySetException(exception);
}

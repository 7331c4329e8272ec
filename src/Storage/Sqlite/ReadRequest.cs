using SocialRec.Storage.Records;

namespace SocialRec.Storage.Sqlite;

/// <summary>One record's reading.</summary>
internal sealed class ReadRequest(RecordKey key) : IQueuedWork
{
    private readonly TaskCompletionSource<StoredRow> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RecordKey Key => key;

    public int Bytes => 0;

    public Task<StoredRow> Completion => _completion.Task;

    public void Complete(StoredRow row) => _completion.TrySetResult(row);

    public void Fail(Exception exception) => _completion.TrySetException(exception);
}

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SocialRec.Storage.Diagnostics;
using SocialRec.Storage.Records;

namespace SocialRec.Storage.Sqlite;

/// <summary>
/// The one thread that writes. It puts all that waits into one transaction, so many grains share one sync of the disk, and answers each
/// only when the commit that holds its change has returned. While one commit runs, the next batch gathers: nobody waits for company.
/// </summary>
internal sealed partial class GroupCommitter
{
    private readonly WorkQueue<WriteRequest> _queue;
    private readonly RecordWriter _records;
    private readonly Checkpointer _checkpointer;
    private readonly EmbeddedStorageOptions _options;
    private readonly EmbeddedStorageInstruments _instruments;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public GroupCommitter(
        WorkQueue<WriteRequest> queue,
        RecordWriter records,
        Checkpointer checkpointer,
        EmbeddedStorageOptions options,
        EmbeddedStorageInstruments instruments,
        ILogger logger,
        TimeProvider time)
    {
        _queue = queue;
        _records = records;
        _checkpointer = checkpointer;
        _options = options;
        _instruments = instruments;
        _logger = logger;
        _time = time;
        new Thread(Run) { IsBackground = true, Name = "storage-writer" }.Start();
    }

    /// <summary>Ends when the queue is closed and all it held is served.</summary>
    public Task Stopped => _stopped.Task;

    private void Run()
    {
        var batch = new List<WriteRequest>();
        while (_queue.Take(batch, _options.MaxBatchRows, (long)_options.MaxBatchMegabytes << 20))
        {
            Serve(batch);
            batch.Clear();
        }

        _records.Dispose();
        _stopped.SetResult();
    }

    private void Serve(List<WriteRequest> batch)
    {
        var started = _time.GetTimestamp();
        try
        {
            _records.Begin();
            foreach (var request in batch)
                request.Outcome = _records.Apply(request);
            _records.Commit();
        }
        catch (Exception exception)
        {
            Abandon(batch, exception);
            return;
        }

        var conflicts = batch.Count(request => request.Outcome.IsConflict);
        var bytes = batch.Sum(request => request.Outcome.IsConflict ? 0L : request.Bytes);
        _instruments.OnCommitted(batch.Count - conflicts, conflicts, bytes, _time.GetElapsedTime(started));
        foreach (var request in batch)
            request.Complete();
        _checkpointer.AfterCommit();
    }

    private void Abandon(List<WriteRequest> batch, Exception cause)
    {
        var reason = SqliteFailure.ReasonOf(cause);
        try
        {
            _records.Rollback();
        }
        catch (SqliteException exception)
        {
            // The next BEGIN meets the same trouble and fails its batch: no write is acknowledged meanwhile.
            LogRollbackFailed(exception);
        }

        LogCommitFailed(batch.Count, reason, cause);
        _instruments.OnFailed(reason, batch.Count);
        foreach (var request in batch)
            request.Fail(new StorageWriteException($"The commit failed ({reason}): {cause.Message}", cause));
        if (reason == SqliteFailure.DiskFull)
            _checkpointer.AfterFullDisk();
    }
}

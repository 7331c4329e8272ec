using SocialRec.Storage.Diagnostics;
using SocialRec.Storage.Records;

namespace SocialRec.Storage.Sqlite;

/// <summary>
/// A few threads that read, each on its own connection, so that no grain's turn waits for the disk. Reads that wait together share one
/// snapshot, taken after the last of them was asked for: whoever was answered by the writer finds what it wrote.
/// </summary>
internal sealed class ReaderPool
{
    private const int ReadsPerSnapshot = 16;

    private readonly WorkQueue<ReadRequest> _queue;
    private readonly EmbeddedStorageInstruments _instruments;
    private readonly Task[] _stopped;

    public ReaderPool(WorkQueue<ReadRequest> queue, IReadOnlyList<RecordReader> readers, EmbeddedStorageInstruments instruments)
    {
        _queue = queue;
        _instruments = instruments;
        _stopped = [.. readers.Select(Start)];
    }

    /// <summary>Ends when the queue is closed and all it held is served.</summary>
    public Task Stopped => Task.WhenAll(_stopped);

    private Task Start(RecordReader records, int index)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Run(records, stopped)) { IsBackground = true, Name = $"storage-reader-{index}" }.Start();
        return stopped.Task;
    }

    private void Run(RecordReader records, TaskCompletionSource stopped)
    {
        var batch = new List<ReadRequest>();
        while (_queue.Take(batch, ReadsPerSnapshot, long.MaxValue))
        {
            Serve(records, batch);
            batch.Clear();
        }

        records.Dispose();
        stopped.SetResult();
    }

    private void Serve(RecordReader records, List<ReadRequest> batch)
    {
        try
        {
            records.Begin();
            foreach (var request in batch)
                Serve(records, request);
            records.End();
        }
        catch (Exception exception)
        {
            foreach (var request in batch.Where(request => !request.Completion.IsCompleted))
                Fail(request, exception);
        }
    }

    private void Serve(RecordReader records, ReadRequest request)
    {
        try
        {
            var row = records.Read(request.Key);
            _instruments.OnRead(row.Payload?.Length ?? 0);
            request.Complete(row);
        }
        catch (RecordCorruptException exception)
        {
            _instruments.OnFailed("corrupt", 1);
            request.Fail(exception);
        }
        catch (Exception exception)
        {
            Fail(request, exception);
        }
    }

    private void Fail(ReadRequest request, Exception cause)
    {
        var reason = SqliteFailure.ReasonOf(cause);
        _instruments.OnFailed(reason, 1);
        request.Fail(new StorageReadException($"Record {request.Key} could not be read ({reason}): {cause.Message}", cause));
    }
}

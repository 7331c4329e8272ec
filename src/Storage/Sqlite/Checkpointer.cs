using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SocialRec.Storage.Diagnostics;
using SQLitePCL;

namespace SocialRec.Storage.Sqlite;

/// <summary>
/// Keeps the write-ahead log short. A pass in the background moves most of it into the database file while commits go on; what was
/// written during that pass, a little, the writer moves itself between two commits, so that the log starts again from its beginning.
/// Without that last step a log under steady writing would grow for ever.
/// </summary>
internal sealed partial class Checkpointer(
    SqliteConnection writer,
    SqliteConnection background,
    EmbeddedStorageOptions options,
    EmbeddedStorageInstruments instruments,
    ILogger logger,
    TimeProvider time)
{
    private const int PagesWrittenCounter = 9; // SQLITE_DBSTATUS_CACHE_WRITE

    // Readers hold their snapshots for well under this; a backup holds one for long, and then the log grows until it is done.
    private const int WaitForReadersMs = 20;

    private readonly long _pagesPerPass = ((long)options.CheckpointMegabytes << 20) / Schema.PageBytes;
    private Task _pass = Task.CompletedTask;
    private bool _passStarted;
    private long _pages;

    /// <summary>Called by the writer's thread after each commit.</summary>
    public void AfterCommit()
    {
        _pages += TakePagesWritten();
        if (_passStarted)
        {
            if (_pass.IsCompleted)
                Finish();
        }
        else if (_pages >= _pagesPerPass)
        {
            _passStarted = true;
            _pass = Task.Factory.StartNew(
                () => Checkpoint(background, raw.SQLITE_CHECKPOINT_PASSIVE), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>
    /// Called by the writer's thread when a commit found the disk full. Moving the log makes its room available again, so that changes to
    /// records that already have their place go on; it is tried once after the last success, not with every failure.
    /// </summary>
    public void AfterFullDisk()
    {
        if (_pages > 0 && _pass.IsCompleted)
            Finish();
    }

    /// <summary>Moves the whole log into the file and empties it; called once nobody reads or writes any more.</summary>
    public async Task CloseAsync()
    {
        await _pass;
        Checkpoint(writer, raw.SQLITE_CHECKPOINT_TRUNCATE);
    }

    private void Finish()
    {
        _ = raw.sqlite3_busy_timeout(writer.Handle!, WaitForReadersMs);
        Checkpoint(writer, raw.SQLITE_CHECKPOINT_RESTART);
        _ = raw.sqlite3_busy_timeout(writer.Handle!, options.BusyTimeoutMs);
        _passStarted = false;
        _pages = 0;
    }

    private void Checkpoint(SqliteConnection connection, int mode)
    {
        var started = time.GetTimestamp();
        var result = raw.sqlite3_wal_checkpoint_v2(connection.Handle!, "main", mode, out var pagesInLog, out _);
        if (result == raw.SQLITE_OK)
            instruments.OnCheckpoint((long)pagesInLog * Schema.PageBytes, time.GetElapsedTime(started));
        else if (result != raw.SQLITE_BUSY)
            LogCheckpointFailed(result, raw.sqlite3_errmsg(connection.Handle!).utf8_to_string());
    }

    private int TakePagesWritten() =>
        raw.sqlite3_db_status(writer.Handle!, PagesWrittenCounter, out var pages, out _, resetFlg: 1) == raw.SQLITE_OK ? pages : 0;
}

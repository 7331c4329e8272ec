using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SocialRec.Storage.Diagnostics;
using SocialRec.Storage.Encryption;
using SocialRec.Storage.Records;

namespace SocialRec.Storage.Sqlite;

/// <summary>
/// The records of one data directory, in one SQLite file: one thread that writes in groups, a few that read, and a checkpointer.
/// </summary>
public sealed partial class SqliteStore : IRecordStore, IAsyncDisposable
{
    private readonly DataDirectory _directory;
    private readonly StoreConnections _connections;
    private readonly EmbeddedStorageOptions _options;
    private readonly IPayloadCipher _cipher;
    private readonly ILogger _logger;
    private readonly WorkQueue<WriteRequest> _writes;
    private readonly WorkQueue<ReadRequest> _reads;
    private readonly Checkpointer _checkpointer;
    private readonly GroupCommitter _committer;
    private readonly ReaderPool _readers;
    private readonly Lock _gate = new();
    private Task? _closing;

    private SqliteStore(
        DataDirectory directory,
        StoreConnections connections,
        IPayloadCipher cipher,
        EmbeddedStorageOptions options,
        EmbeddedStorageInstruments instruments,
        ILogger logger,
        TimeProvider time)
    {
        _directory = directory;
        _connections = connections;
        _cipher = cipher;
        _options = options;
        _logger = logger;
        _writes = new("write", options.WriteQueueLength, (long)options.WriteQueueMegabytes << 20, instruments);
        _reads = new("read", options.ReadQueueLength, long.MaxValue, instruments);
        _checkpointer = new(connections.Writer, connections.Checkpointer, options, instruments, logger, time);
        RecordReader[] readers = [.. connections.Readers.Select(connection => new RecordReader(connection))];
        _committer = new(_writes, new RecordWriter(connections.Writer), _checkpointer, options, instruments, logger, time);
        _readers = new(_reads, readers, instruments);
    }

    /// <summary>The full path of the database file.</summary>
    public string File => _directory.DatabaseFile;

    /// <summary>
    /// Takes the data directory, checks or creates the database, brings its tables up to date and starts to serve. Blocks for as long as the
    /// integrity check may take.
    /// </summary>
    /// <exception cref="StorageStartException">The directory is in use, or the file cannot serve; nothing was changed.</exception>
    public static SqliteStore Open(
        EmbeddedStorageOptions options, MasterKeys masterKeys, EmbeddedStorageInstruments instruments, ILogger logger, TimeProvider time) =>
        Open(options, masterKeys, instruments, logger, time, Schema.Migrations);

    internal static SqliteStore Open(
        EmbeddedStorageOptions options,
        MasterKeys masterKeys,
        EmbeddedStorageInstruments instruments,
        ILogger logger,
        TimeProvider time,
        IReadOnlyList<Migration> migrations)
    {
        ArgumentNullException.ThrowIfNull(options);
        var directory = DataDirectory.Acquire(options.DataDirectory, time);
        StoreConnections? connections = null;
        try
        {
            var integrity = DatabaseFile.Prepare(directory.DatabaseFile, options, masterKeys, migrations, time);
            connections = StoreConnections.Open(directory.DatabaseFile, options);
            Schema.Migrate(connections.Writer, migrations);
            var cipher = DataKeys.Open(connections.Writer, masterKeys, directory.DatabaseFile);
            var store = new SqliteStore(directory, connections, cipher, options, instruments, logger, time);
            store.LogOpened(store.File, integrity, masterKeys.Any);
            return store;
        }
        catch (Exception exception)
        {
            connections?.Dispose();
            directory.Dispose();
            if (exception is SqliteException sqlite)
                throw DatabaseFile.Explain(sqlite, directory.DatabaseFile);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<StoredRecord> ReadAsync(RecordKey key)
    {
        var request = new ReadRequest(key);
        _reads.Add(request);
        var row = await request.Completion.ConfigureAwait(false);
        return new StoredRecord(row.Etag, row.Payload is { } stored ? _cipher.Open(key, row.Etag, row.DataKey, stored) : null);
    }

    /// <inheritdoc/>
    public Task<WriteResult> WriteAsync(RecordKey key, ReadOnlyMemory<byte> payload, long etag)
    {
        if (payload.Length > _options.MaxRecordBytes)
            return Task.FromException<WriteResult>(new RecordTooLargeException(key, payload.Length, _options.MaxRecordBytes));
        var (dataKey, stored) = _cipher.Seal(key, etag + 1, payload);
        return Write(new WriteRequest(key, stored, dataKey, etag));
    }

    /// <inheritdoc/>
    public Task<WriteResult> ClearAsync(RecordKey key, long etag) => Write(new WriteRequest(key, payload: null, dataKey: 0, etag));

    /// <summary>
    /// Takes no more requests, serves those that wait, empties the log and gives the directory back. If <paramref name="hurry"/> fires,
    /// requests that still wait fail as closed instead. A second call joins the first.
    /// </summary>
    public Task CloseAsync(CancellationToken hurry = default)
    {
        lock (_gate)
            return _closing ??= CloseOnceAsync(hurry);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync().ConfigureAwait(false);

    private Task<WriteResult> Write(WriteRequest request)
    {
        _writes.Add(request);
        return request.Completion;
    }

    private async Task CloseOnceAsync(CancellationToken hurry)
    {
        _writes.Close();
        _reads.Close();
        using (hurry.Register(_writes.Abandon))
        using (hurry.Register(_reads.Abandon))
            await Task.WhenAll(_committer.Stopped, _readers.Stopped).ConfigureAwait(false);
        await _checkpointer.CloseAsync().ConfigureAwait(false);
        _connections.Dispose();
        _directory.Dispose();
        LogClosed(File);
    }
}

using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SocialRec.Storage.Sqlite;

/// <summary>Opens connections to the database file, each set up for its part.</summary>
internal static class DatabaseConnection
{
    private const int NoCheckpointOnClose = 1006; // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE

    /// <summary>The connection that writes. Every commit is on disk before it returns; the log is checkpointed by <see cref="Checkpointer"/> only.</summary>
    public static SqliteConnection OpenWriter(string file, EmbeddedStorageOptions options)
    {
        var connection = Open(file, SqliteOpenMode.ReadWrite, options.BusyTimeoutMs);
        Execute(connection, "PRAGMA synchronous = FULL");
        Execute(connection, "PRAGMA wal_autocheckpoint = 0");
        // What is deleted from a page is overwritten there, as far as that costs no further write: a destroyed key must not linger.
        Execute(connection, "PRAGMA secure_delete = FAST");
        Execute(connection, $"PRAGMA journal_size_limit = {4L * options.CheckpointMegabytes << 20}");
        Execute(connection, $"PRAGMA cache_size = -{options.WriterCacheMegabytes << 10}");
        if (options.MaxDatabaseMegabytes > 0)
            Execute(connection, $"PRAGMA max_page_count = {((long)options.MaxDatabaseMegabytes << 20) / Schema.PageBytes}");
        return connection;
    }

    /// <summary>A connection that reads committed records.</summary>
    public static SqliteConnection OpenReader(string file, EmbeddedStorageOptions options)
    {
        var connection = Open(file, SqliteOpenMode.ReadWrite, options.BusyTimeoutMs);
        Execute(connection, "PRAGMA query_only = ON");
        return connection;
    }

    /// <summary>The connection that moves the log into the database file, beside the writer.</summary>
    public static SqliteConnection OpenCheckpointer(string file, EmbeddedStorageOptions options)
    {
        var connection = Open(file, SqliteOpenMode.ReadWrite, options.BusyTimeoutMs);
        Execute(connection, "PRAGMA synchronous = FULL");
        return connection;
    }

    /// <summary>A connection that looks at a file and leaves both it and its log byte for byte as they are, even when it is the last to close.</summary>
    public static SqliteConnection OpenInspector(string file, int busyTimeoutMs)
    {
        var connection = Open(file, SqliteOpenMode.ReadOnly, busyTimeoutMs);
        _ = raw.sqlite3_db_config(connection.Handle!, NoCheckpointOnClose, 1, out _);
        return connection;
    }

    /// <summary>A connection to a complete file that nobody changes, such as a backup; no log is looked for or made beside it.</summary>
    public static SqliteConnection OpenImmutable(string file) =>
        Open(new Uri(file).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly, busyTimeoutMs: 0);

    /// <summary>A connection to a new file that is to become a copy of another.</summary>
    public static SqliteConnection OpenCopy(string file)
    {
        var connection = Open(file, SqliteOpenMode.ReadWriteCreate, busyTimeoutMs: 0);
        Execute(connection, "PRAGMA synchronous = FULL");
        return connection;
    }

    /// <summary>Creates an empty database file in write-ahead-log mode.</summary>
    public static SqliteConnection Create(string file, int busyTimeoutMs)
    {
        var connection = Open(file, SqliteOpenMode.ReadWriteCreate, busyTimeoutMs);
        Execute(connection, $"PRAGMA page_size = {Schema.PageBytes}");
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "PRAGMA synchronous = FULL");
        return connection;
    }

    /// <summary>Runs one statement and returns the first column of its first row.</summary>
    public static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode, int busyTimeoutMs)
    {
        // A pooled connection would keep the file open after the store has given the directory back.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            _ = raw.sqlite3_busy_timeout(connection.Handle!, busyTimeoutMs);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

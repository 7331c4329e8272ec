using Microsoft.Data.Sqlite;
using SocialRec.Storage.Encryption;
using SQLitePCL;

namespace SocialRec.Storage.Sqlite;

/// <summary>Makes sure that there is a database file which is whole and of a version this build serves, before anything writes to it.</summary>
internal static class DatabaseFile
{
    // The index of the log, which SQLite maps into memory and for which it finds no room with an I/O error, is at least 32 KiB.
    private const long LeastRoomBytes = 64 * 1024;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>
    /// Creates the file if there is none, and otherwise checks it without changing it. A new file gets its name only once it is complete,
    /// so an empty or half-written file under that name is always damage.
    /// </summary>
    /// <returns>What the integrity check did.</returns>
    /// <exception cref="StorageStartException">The file cannot serve; its message says why and what to do.</exception>
    public static IntegrityResult Prepare(
        string file, EmbeddedStorageOptions options, MasterKeys masterKeys, IReadOnlyList<Migration> migrations, TimeProvider time)
    {
        try
        {
            if (!File.Exists(file))
            {
                RefuseOrphanedLog(file);
                Create(file, options.BusyTimeoutMs, migrations);
                return IntegrityResult.NotRun;
            }

            CheckHeader(file);
            using var inspector = DatabaseConnection.OpenInspector(file, options.BusyTimeoutMs);
            Schema.Check(inspector, file, migrations[^1].Version);
            if (Schema.ReadVersion(inspector) >= Schema.EncryptionVersion)
                DataKeys.Check(inspector, masterKeys, file);
            return IntegrityCheck.Run(inspector, file, TimeSpan.FromSeconds(options.IntegrityCheckSeconds), time);
        }
        catch (SqliteException exception)
        {
            throw Explain(exception, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StorageStartException.Inaccessible(file, exception);
        }
    }

    /// <summary>The refusal that a SQLite error while opening <paramref name="file"/> amounts to.</summary>
    public static StorageStartException Explain(SqliteException exception, string file) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => StorageStartException.Corrupt(file, exception.Message, exception),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            StorageStartException.InUse(Path.GetDirectoryName(file)!, "another program that has the database open", exception),
        raw.SQLITE_FULL => StorageStartException.DiskFull(file, exception),
        raw.SQLITE_IOERR when RoomFor(file) < LeastRoomBytes => StorageStartException.DiskFull(file, exception),
        _ => StorageStartException.Inaccessible(file, exception),
    };

    /// <summary>Refuses a file that cannot be a database.</summary>
    /// <exception cref="StorageStartException">It is empty or starts as no database does.</exception>
    public static void CheckHeader(string file)
    {
        Span<byte> header = stackalloc byte[Magic.Length];
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read == 0)
            throw StorageStartException.Corrupt(file, "it is empty");
        if (!header[..read].SequenceEqual(Magic))
            throw StorageStartException.Corrupt(file, "it does not start as a SQLite database does");
    }

    private static void Create(string file, int busyTimeoutMs, IReadOnlyList<Migration> migrations)
    {
        var unfinished = file + ".new";
        foreach (var leftover in new[] { unfinished, unfinished + "-wal", unfinished + "-shm" })
            File.Delete(leftover);
        using (var connection = DatabaseConnection.Create(unfinished, busyTimeoutMs))
        {
            Schema.Migrate(connection, migrations);
            // Closing would move the log into the file too, but keep silent where the disk has no room for that.
            DatabaseConnection.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }

        // The name itself becomes durable with the first commit:
        // SQLite syncs the directory when it creates the log, before any write is acknowledged.
        File.Move(unfinished, file);
    }

    private static long RoomFor(string file) => new DriveInfo(Path.GetDirectoryName(file)!).AvailableFreeSpace;

    private static void RefuseOrphanedLog(string file)
    {
        if (new FileInfo(file + "-wal") is { Exists: true, Length: > 0 })
            throw StorageStartException.Corrupt(file, "the file is missing, but its write-ahead log is there");
    }
}

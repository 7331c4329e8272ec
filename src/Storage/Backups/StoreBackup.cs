using Microsoft.Data.Sqlite;
using SocialRec.Storage.Sqlite;

namespace SocialRec.Storage.Backups;

/// <summary>
/// Copies a store into one file and back. The copy is of one moment, taken while the store serves, from this process or another; it is
/// verified to the last byte before it gets its name. All methods block for as long as the disk takes.
/// </summary>
public static class StoreBackup
{
    private const int BusyTimeoutMs = 5000;

    /// <summary>
    /// Backs the store in <paramref name="dataDirectory"/> up into the new file <paramref name="file"/>. While the copy is made the store's log grows.
    /// </summary>
    /// <exception cref="StorageStartException">There is no store, the file exists, or the copy is damaged.</exception>
    public static BackupReport Create(string dataDirectory, string file)
    {
        var source = Path.Combine(Path.GetFullPath(dataDirectory), DataDirectory.DatabaseName);
        file = Path.GetFullPath(file);
        if (!File.Exists(source))
            throw StorageStartException.NoStore(source);
        if (File.Exists(file))
            throw StorageStartException.FileExists(file);
        return Place(file, unfinished => CopyStore(source, unfinished));
    }

    /// <summary>Reads a backup through: its structure, its version and the checksum of every record.</summary>
    /// <exception cref="StorageStartException">It is damaged, no backup, or of a newer version.</exception>
    public static BackupReport Verify(string file)
    {
        file = Path.GetFullPath(file);
        if (!File.Exists(file))
            throw StorageStartException.NoStore(file);
        try
        {
            DatabaseFile.CheckHeader(file);
            using var connection = DatabaseConnection.OpenImmutable(file);
            Schema.Check(connection, file, Schema.CurrentVersion);
            IntegrityCheck.Run(connection, file, TimeSpan.MaxValue, TimeProvider.System);
            var (records, encrypted) = RecordScan.Run(connection, file);
            return new BackupReport(file, new FileInfo(file).Length, records, Schema.ReadVersion(connection), encrypted);
        }
        catch (SqliteException exception)
        {
            throw DatabaseFile.Explain(exception, file);
        }
    }

    /// <summary>Puts the verified backup <paramref name="file"/> into <paramref name="dataDirectory"/>, which must hold no store and have no owner.</summary>
    /// <exception cref="StorageStartException">The directory is in use or holds a store already, or the backup is not sound. Nothing was changed.</exception>
    public static BackupReport Restore(string file, string dataDirectory)
    {
        file = Path.GetFullPath(file);
        Verify(file);
        using var directory = DataDirectory.Acquire(dataDirectory, TimeProvider.System);
        if (Directory.EnumerateFiles(directory.Path, DataDirectory.DatabaseName + "*").Any())
            throw StorageStartException.HoldsStore(directory.Path);
        return Place(directory.DatabaseFile, unfinished => CopyFile(file, unfinished));
    }

    /// <summary>Makes a file under a passing name, verifies it and gives it its own.</summary>
    private static BackupReport Place(string file, Action<string> make)
    {
        var unfinished = file + ".partial";
        try
        {
            DeleteUnfinished(unfinished);
            make(unfinished);
            var report = Verify(unfinished);
            File.Move(unfinished, file);
            return report with { File = file };
        }
        catch (SqliteException exception)
        {
            throw DatabaseFile.Explain(exception, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StorageStartException.Inaccessible(file, exception);
        }
        finally
        {
            DeleteUnfinished(unfinished);
        }
    }

    private static void DeleteUnfinished(string unfinished)
    {
        File.Delete(unfinished);
        // What a killed backup left behind; SQLite would roll it back into the next file of that name.
        File.Delete(unfinished + "-journal");
    }

    // SQLite's online backup: all pages of one snapshot. Its writer is not held up; the copy ends synced to disk.
    private static void CopyStore(string source, string target)
    {
        using var from = DatabaseConnection.OpenInspector(source, BusyTimeoutMs);
        using var to = DatabaseConnection.OpenCopy(target);
        from.BackupDatabase(to);
    }

    private static void CopyFile(string source, string target)
    {
        using var from = File.OpenRead(source);
        using var to = new FileStream(target, FileMode.CreateNew);
        from.CopyTo(to);
        to.Flush(flushToDisk: true);
    }
}

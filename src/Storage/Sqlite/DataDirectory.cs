using System.Globalization;

namespace SocialRec.Storage.Sqlite;

/// <summary>
/// A data directory that this object, and nothing else on the machine, owns until it is disposed. The owner holds an exclusive lock
/// (<c>flock</c> on Linux, which the kernel drops however the process ends) on the file <c>socialrec.lock</c>; <c>socialrec.owner</c> says who that is.
/// </summary>
internal sealed class DataDirectory : IDisposable
{
    /// <summary>The name of the database file.</summary>
    public const string DatabaseName = "socialrec.db";

    private const string LockName = "socialrec.lock";
    private const string OwnerName = "socialrec.owner";

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream heldLock) => (Path, _lock) = (path, heldLock);

    /// <summary>The full path of the directory.</summary>
    public string Path { get; }

    /// <summary>The full path of the database file in it.</summary>
    public string DatabaseFile => System.IO.Path.Combine(Path, DatabaseName);

    /// <summary>Creates the directory if need be, open to this user only, and takes it.</summary>
    /// <exception cref="StorageStartException">It is taken, or cannot be used.</exception>
    public static DataDirectory Acquire(string path, TimeProvider time)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            CreatePrivate(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StorageStartException.Inaccessible(path, exception);
        }

        var directory = new DataDirectory(path, TakeLock(path));
        directory.WriteOwner(time);
        return directory;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The lock file itself stays: deleting it would let a third process lock a new file while a second still holds the old one.
        File.Delete(System.IO.Path.Combine(Path, OwnerName));
        _lock.Dispose();
    }

    private static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStream TakeLock(string path)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsHeldElsewhere(exception))
        {
            throw StorageStartException.InUse(path, ReadOwner(path), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StorageStartException.Inaccessible(path, exception);
        }
    }

    // EWOULDBLOCK of Linux and of macOS, and a sharing violation of Windows.
    private static bool IsHeldElsewhere(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static string ReadOwner(string path)
    {
        try
        {
            return File.ReadAllText(System.IO.Path.Combine(path, OwnerName)).Trim() is { Length: > 0 } owner ? owner : "another process";
        }
        catch (IOException)
        {
            // The owner may be about to write the file or to delete it; the message then names nobody.
            return "another process";
        }
    }

    private void WriteOwner(TimeProvider time)
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"process {Environment.ProcessId} on {Environment.MachineName} since {time.GetUtcNow():yyyy-MM-dd HH:mm:ss}Z");
        try
        {
            File.WriteAllText(System.IO.Path.Combine(Path, OwnerName), text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _lock.Dispose();
            throw StorageStartException.Inaccessible(Path, exception);
        }
    }
}

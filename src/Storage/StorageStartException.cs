using SocialRec.Storage.Encryption;

namespace SocialRec.Storage;

/// <summary>
/// A store refused to be opened, backed up or restored. The message names the file and what to do about it; nothing on disk was changed. Hosts print the message
/// and end with <see cref="ExitCode"/>.
/// </summary>
public sealed class StorageStartException : Exception
{
    private StorageStartException(StorageStartFailure failure, string path, string message, Exception? innerException = null)
        : base(message, innerException) => (Failure, Path) = (failure, path);

    /// <summary>What stood in the way.</summary>
    public StorageStartFailure Failure { get; }

    /// <summary>The file or directory it is about.</summary>
    public string Path { get; }

    /// <summary>
    /// The process exit code for it, after <c>sysexits.h</c>: 65 bad data, 66 no such store, 73 cannot create, 75 in use, 78 wrong version, file or key.
    /// </summary>
    public int ExitCode => Failure switch
    {
        StorageStartFailure.Corrupt => 65,
        StorageStartFailure.NoStore => 66,
        StorageStartFailure.InUse => 75,
        StorageStartFailure.Inaccessible or StorageStartFailure.DiskFull or StorageStartFailure.Occupied => 73,
        _ => 78,
    };

    /// <summary>Another owner holds <paramref name="directory"/>; <paramref name="owner"/> says who, as far as it is known.</summary>
    internal static StorageStartException InUse(string directory, string owner, Exception? cause = null) => new(StorageStartFailure.InUse, directory,
        $"The data directory {directory} is in use by {owner}. Stop it, or choose another directory (--data-dir).", cause);

    /// <summary><paramref name="file"/> is damaged; <paramref name="finding"/> is what was found.</summary>
    internal static StorageStartException Corrupt(string file, string finding, Exception? cause = null) => new(StorageStartFailure.Corrupt, file,
        $"The database {file} is damaged: {finding}. Nothing was changed. Restore a backup into an empty directory (socialrec backup --restore), "
        + "or move the data directory aside to start empty.", cause);

    /// <summary><paramref name="file"/> is some other SQLite database.</summary>
    internal static StorageStartException ForeignFile(string file) => new(StorageStartFailure.ForeignFile, file,
        $"{file} is a SQLite database, but not one of SocialRec. Nothing was changed. Choose another data directory (--data-dir), or move the file aside.");

    /// <summary><paramref name="file"/> has schema <paramref name="version"/>; this build knows up to <paramref name="known"/>.</summary>
    internal static StorageStartException NewerSchema(string file, int version, int known) => new(StorageStartFailure.NewerSchema, file,
        $"{file} was written by a newer SocialRec: it has schema {version}, this build knows {known}. Nothing was changed. Run the newer build, "
        + "or restore a backup made by this one.");

    /// <summary><paramref name="path"/> cannot be used, for the reason in <paramref name="cause"/>.</summary>
    internal static StorageStartException Inaccessible(string path, Exception cause) => new(StorageStartFailure.Inaccessible, path,
        $"Cannot use {path}: {cause.Message} Check the directory and its disk, and that this user may write there.", cause);

    /// <summary><paramref name="file"/> is encrypted with master key <paramref name="needed"/>, which <paramref name="configured"/> lacks.</summary>
    internal static StorageStartException WrongKey(string file, long needed, MasterKeys configured) => new(StorageStartFailure.WrongKey, file,
        $"{file} is encrypted with master key {MasterKeys.Name(needed)}, but "
        + (configured.Any ? $"the one configured is {MasterKeys.Name(configured.CurrentId)}. " : "none is configured. ")
        + "Nothing was changed. Set Encryption:MasterKey to the key in use when it was last written; to change keys, list that one in Encryption:PreviousMasterKeys.");

    /// <summary>There is no room for <paramref name="file"/>.</summary>
    internal static StorageStartException DiskFull(string file, Exception cause) => new(StorageStartFailure.DiskFull, file,
        $"Cannot open {file}: the disk is full. Free some space and start again.", cause);

    /// <summary>There is no <paramref name="file"/>.</summary>
    internal static StorageStartException NoStore(string file) => new(StorageStartFailure.NoStore, file,
        $"There is no {file}. Name a data directory that holds a store, or a backup that exists.");

    /// <summary>The backup <paramref name="file"/> exists already.</summary>
    internal static StorageStartException FileExists(string file) => new(StorageStartFailure.Occupied, file,
        $"{file} exists already, and a backup never overwrites. Choose another name.");

    /// <summary><paramref name="directory"/> holds a store already.</summary>
    internal static StorageStartException HoldsStore(string directory) => new(StorageStartFailure.Occupied, directory,
        $"{directory} holds a store already, and restoring never overwrites. Nothing was changed. Restore into an empty directory, or move that one aside.");
}

namespace SocialRec.Storage;

/// <summary>Why a store refused to be opened, backed up or restored.</summary>
public enum StorageStartFailure
{
    /// <summary>Another process, or another store in this one, owns the data directory.</summary>
    InUse,

    /// <summary>The database file is damaged.</summary>
    Corrupt,

    /// <summary>The file is not a database of this product.</summary>
    ForeignFile,

    /// <summary>A newer version of the product wrote the file.</summary>
    NewerSchema,

    /// <summary>The directory or the file cannot be created, read or written.</summary>
    Inaccessible,

    /// <summary>The master key that encrypts the file is not configured.</summary>
    WrongKey,

    /// <summary>The disk has no room for the store's own tables.</summary>
    DiskFull,

    /// <summary>There is no store to back up, or no backup to restore.</summary>
    NoStore,

    /// <summary>The place for a new store or backup is taken.</summary>
    Occupied,
}

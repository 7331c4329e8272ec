namespace SocialRec.Storage;

/// <summary>Why the store refused to open.</summary>
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
}

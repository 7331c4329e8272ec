namespace SocialRec.Silo.Hosting;

/// <summary>Where grain state is kept.</summary>
public enum StorageProvider
{
    /// <summary>An SQLite file that this silo owns alone; for one silo.</summary>
    Embedded,

    /// <summary>Memory: gone with the process; for tests.</summary>
    Memory,

    /// <summary>PostgreSQL.</summary>
    PostgreSQL,

    /// <summary>Azure Blob Storage.</summary>
    Azure,
}

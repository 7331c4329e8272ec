namespace SocialRec.Silo.Hosting;

/// <summary>Where grain state is kept.</summary>
public enum StorageProvider
{
    /// <summary>Memory: gone with the process; for tests.</summary>
    Memory,

    /// <summary>PostgreSQL.</summary>
    PostgreSQL,

    /// <summary>Azure Blob Storage.</summary>
    Azure,
}

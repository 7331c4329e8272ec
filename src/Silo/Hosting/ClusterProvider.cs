namespace SocialRec.Silo.Hosting;

/// <summary>How silos find each other.</summary>
public enum ClusterProvider
{
    /// <summary>One silo on this machine, on loopback.</summary>
    Localhost,

    /// <summary>A membership table in PostgreSQL.</summary>
    PostgreSQL,

    /// <summary>A membership table in Azure Table Storage.</summary>
    Azure,
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Providers;
using SocialRec.Storage;
using SocialRec.Storage.Hosting;

namespace SocialRec.Silo.Hosting;

/// <summary>
/// Chooses the silo's providers by its options. Those whose packages a build lacked are left out of it, with the folder that names them; the partial
/// methods below then stand without a body, nothing is set, and the choice is refused.
/// </summary>
internal static partial class ProviderExtensions
{
    /// <summary>Joins the silo to its cluster.</summary>
    /// <exception cref="InvalidOperationException">The choice needs packages that this build lacks, or a connection string that is missing.</exception>
    public static ISiloBuilder UseCluster(this ISiloBuilder silo, SiloOptions options)
    {
        if (options.Clustering == ClusterProvider.Localhost)
            return silo.UseLocalhostClustering(options.SiloPort, options.GatewayPort, serviceId: options.ServiceId, clusterId: options.ClusterId).UseInMemoryReminderService();
        bool used = false;
        string connection = ConnectionString(options, "Clustering", options.Clustering.ToString());
        if (options.Clustering == ClusterProvider.PostgreSQL)
            UsePostgreSqlCluster(silo, connection, ref used);
        else
            UseAzureCluster(silo, connection, ref used);
        Require(used, "Clustering", options.Clustering.ToString());
        silo.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (options.ServiceId, options.ClusterId));
        return options.AdvertisedAddress is { } address
            ? silo.ConfigureEndpoints(IPAddress.Parse(address), options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: true)
            : silo.ConfigureEndpoints(options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: true);
    }

    /// <summary>Gives the silo its storage.</summary>
    /// <exception cref="InvalidOperationException">The choice needs packages that this build lacks, or a connection string that is missing.</exception>
    public static ISiloBuilder UseStorage(this ISiloBuilder silo, SiloOptions options)
    {
        switch (options.Storage)
        {
            case StorageProvider.Memory:
                return silo.AddMemoryGrainStorageAsDefault();
            case StorageProvider.Embedded when options.Clustering != ClusterProvider.Localhost:
                throw new InvalidOperationException("Silo:Storage is Embedded, which serves one silo alone: choose PostgreSQL or Azure, or Silo:Clustering Localhost.");
            case StorageProvider.Embedded:
                return silo.AddEmbeddedGrainStorage(
                    ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
                    (OptionsBuilder<EmbeddedStorageOptions> embedded) => embedded.BindConfiguration(EmbeddedStorageOptions.SectionName));
        }

        bool used = false;
        string connection = ConnectionString(options, "Storage", options.Storage.ToString());
        if (options.Storage == StorageProvider.PostgreSQL)
            UsePostgreSqlStorage(silo, connection, ref used);
        else
            UseAzureStorage(silo, connection, ref used);
        Require(used, "Storage", options.Storage.ToString());
        return silo;
    }

    static partial void UsePostgreSqlCluster(ISiloBuilder silo, string connection, ref bool used);

    static partial void UsePostgreSqlStorage(ISiloBuilder silo, string connection, ref bool used);

    static partial void UseAzureCluster(ISiloBuilder silo, string connection, ref bool used);

    static partial void UseAzureStorage(ISiloBuilder silo, string connection, ref bool used);

    internal static string ConnectionString(SiloOptions options, string key, string choice) => options.ConnectionString
        ?? throw new InvalidOperationException($"Silo:{key} is {choice}, which needs Silo:ConnectionString.");

    internal static void Require(bool used, string key, string choice)
    {
        if (!used)
            throw new InvalidOperationException($"Silo:{key} is {choice}, but this build lacks its packages: build where the feed has the Microsoft.Orleans packages for {choice}.");
    }
}

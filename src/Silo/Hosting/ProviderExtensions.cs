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
    /// <exception cref="OptionsValidationException">The choice needs packages that this build lacks.</exception>
    public static ISiloBuilder UseCluster(this ISiloBuilder silo, SiloOptions options)
    {
        if (options.Clustering == ClusterProvider.Localhost)
            return silo.UseLocalhostClustering(options.SiloPort, options.GatewayPort, serviceId: options.ServiceId, clusterId: options.ClusterId).UseInMemoryReminderService();
        bool used = false;
        if (options.Clustering == ClusterProvider.PostgreSQL)
            UsePostgreSqlCluster(silo, options.ConnectionString!, ref used);
        else
            UseAzureCluster(silo, options.ConnectionString!, ref used);
        Require(used, "Clustering", options.Clustering.ToString());
        silo.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (options.ServiceId, options.ClusterId));
        if (options.AdvertisedAddress is null)
            return silo.ConfigureEndpoints(options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: true);
        IPAddress address = IPAddress.Parse(options.AdvertisedAddress);
        return silo.ConfigureEndpoints(address, options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: !IPAddress.IsLoopback(address));
    }

    /// <summary>Gives the silo its storage.</summary>
    /// <exception cref="OptionsValidationException">The choice needs packages that this build lacks.</exception>
    public static ISiloBuilder UseStorage(this ISiloBuilder silo, SiloOptions options)
    {
        switch (options.Storage)
        {
            case StorageProvider.Memory:
                return silo.AddMemoryGrainStorageAsDefault();
            case StorageProvider.Embedded when options.Clustering != ClusterProvider.Localhost:
                throw SiloOptions.Refused("Silo:Storage is Embedded, which serves one silo alone: choose PostgreSQL or Azure, or Silo:Clustering Localhost.");
            case StorageProvider.Embedded:
                return silo.AddEmbeddedGrainStorage(
                    ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
                    (OptionsBuilder<EmbeddedStorageOptions> embedded) => embedded.BindConfiguration(EmbeddedStorageOptions.SectionName));
        }

        bool used = false;
        if (options.Storage == StorageProvider.PostgreSQL)
            UsePostgreSqlStorage(silo, options.ConnectionString!, ref used);
        else
            UseAzureStorage(silo, options.ConnectionString!, ref used);
        Require(used, "Storage", options.Storage.ToString());
        return silo;
    }

    static partial void UsePostgreSqlCluster(ISiloBuilder silo, string connection, ref bool used);

    static partial void UsePostgreSqlStorage(ISiloBuilder silo, string connection, ref bool used);

    static partial void UseAzureCluster(ISiloBuilder silo, string connection, ref bool used);

    static partial void UseAzureStorage(ISiloBuilder silo, string connection, ref bool used);

    internal static void Require(bool used, string key, string choice)
    {
        if (!used)
            throw SiloOptions.Refused($"Silo:{key} is {choice}, but this build lacks its packages: build where the feed has the Microsoft.Orleans packages for {choice}.");
    }
}

using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace SocialRec.Silo.Hosting;

/// <summary>The client's side of <see cref="ProviderExtensions"/>: how it finds its cluster.</summary>
internal static partial class ClientProviderExtensions
{
    /// <summary>Lets the client find its cluster.</summary>
    /// <exception cref="OptionsValidationException">The choice needs packages that this build lacks.</exception>
    public static IClientBuilder UseCluster(this IClientBuilder client, SiloOptions options)
    {
        if (options.Clustering == ClusterProvider.Localhost)
            return client.UseLocalhostClustering(options.GatewayPort, options.ServiceId, options.ClusterId);
        bool used = false;
        if (options.Clustering == ClusterProvider.PostgreSQL)
            UsePostgreSqlCluster(client, options.ConnectionString!, ref used);
        else
            UseAzureCluster(client, options.ConnectionString!, ref used);
        ProviderExtensions.Require(used, "Clustering", options.Clustering.ToString());
        return client.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (options.ServiceId, options.ClusterId));
    }

    static partial void UsePostgreSqlCluster(IClientBuilder client, string connection, ref bool used);

    static partial void UseAzureCluster(IClientBuilder client, string connection, ref bool used);
}

using Orleans.Configuration;

namespace SocialRec.Silo.Hosting;

/// <summary>The client's side of <see cref="ProviderExtensions"/>: how it finds its cluster.</summary>
internal static partial class ClientProviderExtensions
{
    /// <summary>Lets the client find its cluster.</summary>
    /// <exception cref="InvalidOperationException">The choice needs packages that this build lacks, or a connection string that is missing.</exception>
    public static IClientBuilder UseCluster(this IClientBuilder client, SiloOptions options)
    {
        if (options.Clustering == ClusterProvider.Localhost)
            return client.UseLocalhostClustering(options.GatewayPort, options.ServiceId, options.ClusterId);
        bool used = false;
        string connection = ProviderExtensions.ConnectionString(options, "Clustering", options.Clustering.ToString());
        if (options.Clustering == ClusterProvider.PostgreSQL)
            UsePostgreSqlCluster(client, connection, ref used);
        else
            UseAzureCluster(client, connection, ref used);
        ProviderExtensions.Require(used, "Clustering", options.Clustering.ToString());
        return client.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (options.ServiceId, options.ClusterId));
    }

    static partial void UsePostgreSqlCluster(IClientBuilder client, string connection, ref bool used);

    static partial void UseAzureCluster(IClientBuilder client, string connection, ref bool used);
}

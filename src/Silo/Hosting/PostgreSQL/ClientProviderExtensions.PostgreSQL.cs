namespace SocialRec.Silo.Hosting;

internal static partial class ClientProviderExtensions
{
    static partial void UsePostgreSqlCluster(IClientBuilder client, string connection, ref bool used)
    {
        client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection));
        used = true;
    }
}

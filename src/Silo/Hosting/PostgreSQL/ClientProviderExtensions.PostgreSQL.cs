using Microsoft.Extensions.DependencyInjection;

namespace SocialRec.Silo.Hosting;

internal static partial class ClientProviderExtensions
{
    static partial void UsePostgreSqlCluster(IClientBuilder client, string connection, ref bool used)
    {
        client.Services.AddHostedService(_ => new PostgreSqlSchema(connection));
        client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection));
        used = true;
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace SocialRec.Silo.Hosting;

internal static partial class ProviderExtensions
{
    private const string Invariant = "Npgsql";

    static partial void UsePostgreSqlCluster(ISiloBuilder silo, string connection, ref bool used)
    {
        silo.Services.AddHostedService(_ => new PostgreSqlSchema(connection));
        silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Invariant, connection));
        silo.UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = (Invariant, connection));
        used = true;
    }

    static partial void UsePostgreSqlStorage(ISiloBuilder silo, string connection, ref bool used)
    {
        silo.Services.AddHostedService(_ => new PostgreSqlSchema(connection));
        silo.AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.ConnectionString) = (Invariant, connection));
        used = true;
    }
}

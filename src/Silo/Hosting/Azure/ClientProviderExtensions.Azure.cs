using Azure.Data.Tables;

namespace SocialRec.Silo.Hosting;

internal static partial class ClientProviderExtensions
{
    static partial void UseAzureCluster(IClientBuilder client, string connection, ref bool used)
    {
        client.UseAzureStorageClustering(options => options.TableServiceClient = new TableServiceClient(connection));
        used = true;
    }
}

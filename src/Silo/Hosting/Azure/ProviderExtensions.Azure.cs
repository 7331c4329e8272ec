using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace SocialRec.Silo.Hosting;

internal static partial class ProviderExtensions
{
    static partial void UseAzureCluster(ISiloBuilder silo, string connection, ref bool used)
    {
        silo.UseAzureStorageClustering(options => options.TableServiceClient = new TableServiceClient(connection));
        silo.UseAzureTableReminderService(options => options.TableServiceClient = new TableServiceClient(connection));
        used = true;
    }

    static partial void UseAzureStorage(ISiloBuilder silo, string connection, ref bool used)
    {
        silo.AddAzureBlobGrainStorageAsDefault(options => options.BlobServiceClient = new BlobServiceClient(connection));
        used = true;
    }
}

namespace SocialRec.Silo.Tests.Hosting;

/// <summary>Grain state in Azure's blobs.</summary>
public sealed class AzureStorageTests(AzureHost provider) : StorageContractTests(provider), IClassFixture<AzureHost>;

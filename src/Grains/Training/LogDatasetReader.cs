using SocialRec.Grains.Catalog;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Grains.Tenants;
using SocialRec.Learning.Data;

namespace SocialRec.Grains.Training;

/// <summary>Reads a tenant's whole log and catalog into a dataset: partition by partition and in log order, so that the same log gives the same dataset.</summary>
public sealed class LogDatasetReader(IGrainFactory grains, TenantLayouts layouts)
{
    private const int EventsPerPage = 10_000;
    private const int RowsPerPage = 5000;

    /// <summary>Reads everything that is in the log now.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="progress">Told the share that has been read, 0 to 1.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<Dataset> ReadAsync(string tenant, Action<double> progress, CancellationToken cancellation)
    {
        TenantLayout layout = await layouts.GetAsync(tenant);
        var builder = new DatasetBuilder();
        for (int partition = 0; partition < layout.Partitions; partition++)
        {
            await ReadPartitionAsync(grains.GetGrain<ILogPartitionGrain>(GrainKey.Of(tenant, partition)), builder, cancellation);
            progress((partition + 1.0) / layout.Partitions);
        }

        for (int shard = 0; shard < layout.CatalogShards; shard++)
            await ReadTextsAsync(grains.GetGrain<ICatalogShardGrain>(GrainKey.Of(tenant, shard)), builder, cancellation);
        return builder.Build();
    }

    private static async Task ReadPartitionAsync(ILogPartitionGrain partition, DatasetBuilder builder, CancellationToken cancellation)
    {
        LogPage page;
        long position = 0;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            page = await partition.ReadAsync(position, EventsPerPage);
            foreach (SocialEvent one in page.Events)
                builder.Add(one);
            position = page.NextPosition;
        }
        while (!page.AtEnd);
    }

    private static async Task ReadTextsAsync(ICatalogShardGrain shard, DatasetBuilder builder, CancellationToken cancellation)
    {
        CatalogChanges changes;
        long version = 0;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            changes = await shard.ReadChangesAsync(version, RowsPerPage, waitMs: 0);
            foreach (CatalogRow row in changes.Rows)
                builder.Describe(row);
            version = changes.Version;
        }
        while (!changes.AtEnd);
    }
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Tenants;

namespace SocialRec.Gateway.Items;

/// <summary>Passes items on to their catalog shards, the shards of a batch side by side.</summary>
internal sealed partial class ItemTarget(CatalogShards shards, TenantLayouts layouts, ILogger<ItemTarget> logger) : IBulkTarget<ItemBody>
{
    /// <inheritdoc/>
    public string Wrapper => "items";

    /// <inheritdoc/>
    public bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out ItemBody? value, out string? id, out FieldError error)
    {
        bool read = ItemRules.Body.TryRead(json, out value, out error);
        id = value?.Id;
        return read;
    }

    /// <inheritdoc/>
    public async Task WriteAsync(string tenant, BulkBatch<ItemBody> batch, BulkOutcome outcome)
    {
        try
        {
            TenantLayout layout = await layouts.GetAsync(tenant);
            IEnumerable<IGrouping<int, int>> groups = Enumerable.Range(0, batch.Values.Count).GroupBy(i => layout.ShardOf(batch.Values[i].Id!));
            await Task.WhenAll(groups.Select(group => PutAsync(tenant, group.Key, batch, [.. group], outcome)));
        }
        catch (Exception exception) when (ProblemMapping.IsTransient(exception))
        {
            LogNotKept(exception, tenant, batch.Values.Count);
            for (int i = 0; i < batch.Values.Count; i++)
                outcome.Lose(batch.Indexes[i], batch.Values[i].Id);
        }
    }

    private async Task PutAsync(string tenant, int shard, BulkBatch<ItemBody> batch, int[] places, BulkOutcome outcome)
    {
        try
        {
            await shards.Get(tenant, shard).PutAsync([.. places.Select(place => batch.Values[place].ToRow(batch.Values[place].Id!))]);
            outcome.Accept(places.Length);
        }
        catch (Exception exception) when (ProblemMapping.IsTransient(exception))
        {
            LogNotKept(exception, tenant, places.Length);
            foreach (int place in places)
                outcome.Lose(batch.Indexes[place], batch.Values[place].Id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} items of tenant {Tenant} were not kept; their sender is told to send them again")]
    private partial void LogNotKept(Exception exception, string tenant, int count);
}

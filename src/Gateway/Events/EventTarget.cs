using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Tenants;

namespace SocialRec.Gateway.Events;

/// <summary>Passes events on to the log: grouped by partition, each group in one append, the groups of a batch side by side.</summary>
internal sealed partial class EventTarget(
    EventLog log, TenantLayouts layouts, TimeProvider time, ILogger<EventTarget> logger) : IBulkTarget<SocialEvent>
{
    /// <inheritdoc/>
    public string Wrapper => "events";

    /// <inheritdoc/>
    public bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out SocialEvent? value, out string? id, out FieldError error) =>
        EventReader.TryRead(json, anonymousUser: null, time.GetUtcNow(), out value, out id, out error);

    /// <inheritdoc/>
    public async Task WriteAsync(string tenant, BulkBatch<SocialEvent> batch, BulkOutcome outcome)
    {
        TenantLayout layout;
        try
        {
            layout = await layouts.GetAsync(tenant);
        }
        catch (Exception exception) when (ProblemMapping.IsTransient(exception))
        {
            LogNotKept(exception, tenant, batch.Values.Count);
            for (int i = 0; i < batch.Values.Count; i++)
                outcome.Lose(batch.Indexes[i], batch.Values[i].Id);
            return;
        }

        var groups = EventGroups.ByPartition(batch, layout);
        await Task.WhenAll(groups.Select(group => AppendAsync(tenant, group, outcome)));
    }

    private async Task AppendAsync(string tenant, EventGroup group, BulkOutcome outcome)
    {
        try
        {
            AppendResult result = await log.Partition(tenant, group.Partition).AppendAsync(group.Events);
            outcome.Accept(group.Events.Length - result.DuplicateIndexes.Length, result.DuplicateIndexes.Length);
            outcome.Reach(group.Partition, result.Position);
        }
        catch (Exception exception) when (ProblemMapping.IsTransient(exception))
        {
            LogNotKept(exception, tenant, group.Events.Length);
            for (int i = 0; i < group.Events.Length; i++)
                outcome.Lose(group.Indexes[i], group.Events[i].Id, exception is OverloadedException);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} events of tenant {Tenant} were not kept; their sender is told to send them again")]
    private partial void LogNotKept(Exception exception, string tenant, int count);
}

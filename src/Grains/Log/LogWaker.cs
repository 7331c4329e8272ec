using Microsoft.Extensions.Logging;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Grains.Tenants;

namespace SocialRec.Grains.Log;

/// <summary>Wakes the log partitions of all tenants when a silo starts, so that what a crash left undispatched is dispatched without anybody asking.</summary>
internal sealed partial class LogWaker(IGrainFactory grains, TenantLayouts layouts, ILogger<LogWaker> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(LogWaker), ServiceLifecycleStage.Active, _ => WakeAllAsync());

    // A silo serves even where this fails, because appends and reminders wake partitions too.
    private async Task WakeAllAsync()
    {
        try
        {
            foreach (string tenant in await grains.GetGrain<ITenantDirectoryGrain>(ITenantDirectoryGrain.Key).ListAsync())
            {
                int partitions = (await layouts.GetAsync(tenant)).Partitions;
                await Task.WhenAll(Enumerable.Range(0, partitions).Select(n => grains.GetGrain<ILogPartitionGrain>(GrainKey.Of(tenant, n)).WakeAsync()));
            }
        }
        catch (Exception e)
        {
            LogFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Not all log partitions could be woken; they wake with the next append or reminder.")]
    private partial void LogFailed(Exception error);
}

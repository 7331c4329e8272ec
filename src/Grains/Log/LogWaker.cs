using Microsoft.Extensions.Logging;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Grains.Tenants;

namespace SocialRec.Grains.Log;

/// <summary>
/// Wakes the log partitions of all tenants when a silo starts, so that what a crash left undispatched is dispatched without anybody asking; again for about two
/// minutes while some cannot be woken: a cluster takes that long to notice that silos died, and calls go to them until then.
/// </summary>
internal sealed partial class LogWaker(IGrainFactory grains, TenantLayouts layouts, TimeProvider time, ILogger<LogWaker> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan[] Pauses = [.. new[] { 0.25, 1, 2, 4, 8, 16, 32, 64 }.Select(TimeSpan.FromSeconds)];

    private readonly CancellationTokenSource _stopping = new();
    private Task _again = Task.CompletedTask;

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(LogWaker), ServiceLifecycleStage.Active, _ => StartAsync(), _ => StopAsync());

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    // A silo serves even where this fails, because appends and reminders wake partitions too.
    private async Task StartAsync()
    {
        if (!await TryWakeAllAsync())
            _again = WakeAgainAsync();
    }

    private async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _again.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WakeAgainAsync()
    {
        foreach (TimeSpan pause in Pauses)
        {
            await Task.Delay(pause, time, _stopping.Token);
            if (await TryWakeAllAsync())
                return;
        }

        LogGaveUp();
    }

    private async Task<bool> TryWakeAllAsync()
    {
        try
        {
            foreach (string tenant in await grains.GetGrain<ITenantDirectoryGrain>(ITenantDirectoryGrain.Key).ListAsync())
            {
                int partitions = (await layouts.GetAsync(tenant)).Partitions;
                await Task.WhenAll(Enumerable.Range(0, partitions).Select(n => grains.GetGrain<ILogPartitionGrain>(GrainKey.Of(tenant, n)).WakeAsync()));
            }

            return true;
        }
        catch (Exception e)
        {
            LogFailed(e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not all log partitions could be woken")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not all log partitions could be woken in two minutes; they wake with the next append or reminder")]
    private partial void LogGaveUp();
}

using Microsoft.Extensions.Logging;
using SocialRec.Grains.Catalog;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Grains.Interfaces.Timelines;

namespace SocialRec.Grains.Timelines;

/// <summary>Keeps one tenant's timelines on this silo: polls every shard and takes over what changed.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="grains">To reach the shards.</param>
/// <param name="options">How to poll.</param>
/// <param name="time">The clock.</param>
/// <param name="instruments">Counts changes and failures.</param>
/// <param name="logger">Told of failures.</param>
internal sealed partial class TimelineFollower(
    string tenant, IGrainFactory grains, TimelineOptions options, TimeProvider time, CatalogInstruments instruments, ILogger logger)
{
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(50);

    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private int _shardsToLoad;

    /// <summary>Completes when every shard has been read to its end once.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>The timelines as far as they have been read.</summary>
    public TimelineReplica Replica { get; } = new();

    /// <summary>Follows the shards until cancelled.</summary>
    public async Task RunAsync(TenantLayout layout, CancellationToken cancellationToken)
    {
        _shardsToLoad = layout.TimelineShards;
        await Task.WhenAll(Enumerable.Range(0, layout.TimelineShards).Select(shard => FollowAsync(shard, cancellationToken)));
    }

    private async Task FollowAsync(int number, CancellationToken cancellationToken)
    {
        var shard = grains.GetGrain<ITimelineShardGrain>(GrainKey.Of(tenant, number));
        TimelineChanges? last = null;
        bool loaded = false;
        TimeSpan pause = TimeSpan.Zero;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                int waitMs = last is { AtEnd: true } ? options.PollMs : 0;
                TimelineChanges changes = await shard.ReadChangesAsync(last?.Version ?? 0, options.PollRows, waitMs).WaitAsync(cancellationToken);
                Take(changes, firstEnd: !loaded && changes.AtEnd);
                loaded |= changes.AtEnd;
                last = changes;
                pause = TimeSpan.Zero;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                instruments.PollFailed();
                LogPollFailed(logger, tenant, number, e);
                pause = pause == TimeSpan.Zero ? MinPause : TimeSpan.FromTicks(Math.Min(MaxPause.Ticks, 2 * pause.Ticks));
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Take(TimelineChanges changes, bool firstEnd)
    {
        lock (_gate)
        {
            Replica.Apply(changes.Rows);
            instruments.ChangesApplied(changes.Rows.Length);
            if (firstEnd && --_shardsToLoad == 0)
                _loaded.TrySetResult();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timeline shard {Shard} of tenant {Tenant} could not be read; its timelines stay as they are until it can")]
    private static partial void LogPollFailed(ILogger logger, string tenant, int shard, Exception cause);
}

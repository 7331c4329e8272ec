using Microsoft.Extensions.Logging;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Recommendation.Catalog;

namespace SocialRec.Grains.Catalog;

/// <summary>
/// Keeps one tenant's replica on this silo: polls every shard, takes over what changed, publishes pictures. The first picture is published when
/// every shard has been read to its end.
/// </summary>
/// <param name="tenant">The tenant.</param>
/// <param name="grains">To reach the shards.</param>
/// <param name="options">How to poll.</param>
/// <param name="trendHalfLifeHours">The half-life of the items' trends.</param>
/// <param name="published">Told each new picture, one at a time.</param>
/// <param name="taken">Told the rows that were taken over, after the picture that shows them.</param>
/// <param name="time">The clock.</param>
/// <param name="instruments">Counts changes and failures.</param>
/// <param name="logger">Told of the first load and of failures.</param>
internal sealed partial class CatalogFollower(
    string tenant,
    IGrainFactory grains,
    CatalogOptions options,
    double trendHalfLifeHours,
    Action<CatalogView> published,
    Action<CatalogRow[]> taken,
    TimeProvider time,
    CatalogInstruments instruments,
    ILogger logger)
{
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(50);

    private readonly CatalogReplica _replica = new(new CatalogReplicaOptions { TrendHalfLifeHours = trendHalfLifeHours });
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly long _started = time.GetTimestamp();
    private long[] _agreedMs = [];
    private int _shardsToLoad;

    /// <summary>Completes when every shard has been read to its end once.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>When the replica last agreed with every shard, Unix milliseconds; null before the first full load.</summary>
    public long? AgreedMs => _loaded.Task.IsCompletedSuccessfully ? _agreedMs.Min() : null;

    /// <summary>Follows the shards until cancelled.</summary>
    public async Task RunAsync(TenantLayout layout, CancellationToken cancellationToken)
    {
        _agreedMs = new long[layout.CatalogShards];
        _shardsToLoad = layout.CatalogShards;
        await Task.WhenAll(Enumerable.Range(0, layout.CatalogShards).Select(shard => FollowAsync(shard, cancellationToken)));
    }

    private async Task FollowAsync(int number, CancellationToken cancellationToken)
    {
        var shard = grains.GetGrain<ICatalogShardGrain>(GrainKey.Of(tenant, number));
        CatalogChanges? last = null;
        TimeSpan pause = TimeSpan.Zero;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                int waitMs = last is { AtEnd: true } ? options.PollMs : 0;
                CatalogChanges changes = await shard.ReadChangesAsync(last?.Version ?? 0, options.PollRows, waitMs).WaitAsync(cancellationToken);
                bool loading = last is not { AtEnd: true } && !Loaded.IsCompleted;
                Take(number, changes, firstEnd: loading && changes.AtEnd);
                if (changes.Rows.Length > 0)
                    taken(changes.Rows);
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

    private void Take(int shard, CatalogChanges changes, bool firstEnd)
    {
        lock (_gate)
        {
            _replica.Apply(Array.ConvertAll(changes.Rows, RowMapping.ToEntry));
            _replica.ApplyFigures(Array.ConvertAll(changes.Figures, RowMapping.ToEntry));
            instruments.ChangesApplied(changes.Rows.Length + changes.Figures.Length);
            if (changes.AtEnd)
                _agreedMs[shard] = changes.AsOfMs;
            if (firstEnd)
                _shardsToLoad--;
            if (_shardsToLoad > 0)
                return;
            CatalogView before = _replica.Current;
            CatalogView view = _replica.Publish(time.GetUtcNow().ToUnixTimeMilliseconds());
            if (!ReferenceEquals(view, before) || !Loaded.IsCompleted)
                published(view);
        }

        if (_loaded.TrySetResult())
        {
            instruments.ReplicaLoaded(time.GetElapsedTime(_started));
            LogLoaded(logger, tenant, _replica.Current.Count);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The catalog replica of tenant {Tenant} is loaded: {Items} items")]
    private static partial void LogLoaded(ILogger logger, string tenant, int items);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Catalog shard {Shard} of tenant {Tenant} could not be read; the replica stays as it is until it can")]
    private static partial void LogPollFailed(ILogger logger, string tenant, int shard, Exception cause);
}

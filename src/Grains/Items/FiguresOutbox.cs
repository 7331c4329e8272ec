using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialRec.Grains.Catalog;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Tenants;

namespace SocialRec.Grains.Items;

/// <summary>
/// Carries changed figures from this silo's item grains to the catalog shards, in rounds: however often an item changes between two rounds, its
/// figures are computed and travel once, and items of one shard share a call. What a shard did not take waits for the next round.
/// </summary>
internal sealed partial class FiguresOutbox(
    IGrainFactory grains, TenantLayouts layouts, IOptions<ItemOptions> options, TimeProvider time, CatalogInstruments instruments, ILogger<FiguresOutbox> logger)
    : BackgroundService
{
    private const int MaxPerCall = 500;

    private readonly Lock _gate = new();
    private Dictionary<(string Tenant, string Item), TaskCompletionSource?> _waiting = [];

    /// <summary>Has an item asked for its figures in the next round.</summary>
    public void Note(string tenant, string item)
    {
        lock (_gate)
            _waiting.TryAdd((tenant, item), null);
    }

    /// <summary>Has an item asked for its figures in the next round; the task completes once the catalog knows the item for good.</summary>
    public Task AnnounceAsync(string tenant, string item)
    {
        lock (_gate)
        {
            TaskCompletionSource taken = _waiting.GetValueOrDefault((tenant, item)) ?? new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting[(tenant, item)] = taken;
            return taken.Task;
        }
    }

    /// <summary>Sends everything that waits.</summary>
    public async Task SendAsync()
    {
        Dictionary<(string Tenant, string Item), TaskCompletionSource?> round;
        lock (_gate)
        {
            if (_waiting.Count == 0)
                return;
            (round, _waiting) = (_waiting, []);
        }

        foreach (var ofTenant in round.GroupBy(entry => entry.Key.Tenant, entry => new Parcel(entry.Key.Item, entry.Value)))
            await SendAsync(ofTenant.Key, [.. ofTenant]);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SendAsync();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.FiguresMs), time);
        try
        {
            while (await rounds.WaitForNextTickAsync(stoppingToken))
                await SendAsync();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // StopAsync sends what is left.
        }
    }

    private async Task SendAsync(string tenant, Parcel[] parcels)
    {
        try
        {
            var layout = await layouts.GetAsync(tenant);
            await Task.WhenAll(
                from shard in parcels.GroupBy(parcel => layout.ShardOf(parcel.Item))
                from batch in shard.Chunk(MaxPerCall)
                select SendAsync(tenant, shard.Key, batch));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            PutBack(tenant, parcels, e);
        }
    }

    private async Task SendAsync(string tenant, int shard, Parcel[] batch)
    {
        try
        {
            ItemFigures[] figures = await Task.WhenAll(batch.Select(parcel => grains.Refer<IItemView>(GrainKey.Of(tenant, parcel.Item)).ReadFiguresAsync()));
            await grains.Refer<ICatalogShardGrain>(GrainKey.Of(tenant, shard)).PutFiguresAsync(figures);
            foreach (Parcel parcel in batch)
                parcel.Taken?.TrySetResult();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            PutBack(tenant, batch, e);
        }
    }

    private void PutBack(string tenant, Parcel[] batch, Exception cause)
    {
        instruments.FiguresDelayed(batch.Length);
        LogDelayed(logger, tenant, batch.Length, cause);
        lock (_gate)
        {
            foreach (Parcel parcel in batch)
            {
                TaskCompletionSource? newer = _waiting.GetValueOrDefault((tenant, parcel.Item));
                _waiting[(tenant, parcel.Item)] = parcel.Follow(newer);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Figures of {Count} items of tenant {Tenant} did not reach the catalog and wait for the next round")]
    private static partial void LogDelayed(ILogger logger, string tenant, int count, Exception cause);

    /// <summary>An item on its way, and who waits to hear that it has arrived.</summary>
    private readonly record struct Parcel(string Item, TaskCompletionSource? Taken)
    {
        /// <summary>Whom to tell when this parcel, which did not arrive, or a newer one of the same item does.</summary>
        public TaskCompletionSource? Follow(TaskCompletionSource? newer)
        {
            if (Taken is null || newer is null)
                return Taken ?? newer;
            TaskCompletionSource earlier = Taken;
            newer.Task.ContinueWith(_ => earlier.TrySetResult(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return newer;
        }
    }
}

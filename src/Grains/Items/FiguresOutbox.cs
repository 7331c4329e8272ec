using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialRec.Grains.Catalog;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Tenants;

namespace SocialRec.Grains.Items;

/// <summary>
/// Carries changed figures from this silo's item grains to the catalog shards, in rounds: however often an item changes between two rounds, its
/// latest figures travel once, and items of one shard share a call. What a shard did not take waits for the next round.
/// </summary>
internal sealed partial class FiguresOutbox(
    IGrainFactory grains, TenantLayouts layouts, IOptions<ItemOptions> options, TimeProvider time, CatalogInstruments instruments, ILogger<FiguresOutbox> logger)
    : BackgroundService
{
    private const int MaxPerCall = 500;

    private readonly Lock _gate = new();
    private Dictionary<(string Tenant, string Item), Parcel> _waiting = [];

    /// <summary>Hands over an item's latest figures; they replace what still waits.</summary>
    public void Offer(string tenant, ItemFigures figures)
    {
        lock (_gate)
            _waiting[(tenant, figures.Id)] = new Parcel(figures, _waiting.GetValueOrDefault((tenant, figures.Id)).Taken);
    }

    /// <summary>Hands over an item's latest figures; the task completes once the catalog knows the item for good.</summary>
    public Task AnnounceAsync(string tenant, ItemFigures figures)
    {
        lock (_gate)
        {
            TaskCompletionSource taken = _waiting.GetValueOrDefault((tenant, figures.Id)).Taken ?? new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting[(tenant, figures.Id)] = new Parcel(figures, taken);
            return taken.Task;
        }
    }

    /// <summary>Sends everything that waits.</summary>
    public async Task SendAsync()
    {
        Dictionary<(string Tenant, string Item), Parcel> round;
        lock (_gate)
        {
            if (_waiting.Count == 0)
                return;
            (round, _waiting) = (_waiting, []);
        }

        foreach (var ofTenant in round.GroupBy(entry => entry.Key.Tenant, entry => entry.Value))
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
                from shard in parcels.GroupBy(parcel => layout.ShardOf(parcel.Figures.Id))
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
            await grains.GetGrain<ICatalogShardGrain>(GrainKey.Of(tenant, shard)).PutFiguresAsync([.. batch.Select(parcel => parcel.Figures)]);
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
                var key = (tenant, parcel.Figures.Id);
                _waiting[key] = _waiting.TryGetValue(key, out Parcel newer) ? newer.Follow(parcel) : parcel;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Figures of {Count} items of tenant {Tenant} did not reach the catalog and wait for the next round")]
    private static partial void LogDelayed(ILogger logger, string tenant, int count, Exception cause);

    private readonly record struct Parcel(ItemFigures Figures, TaskCompletionSource? Taken)
    {
        /// <summary>This parcel, which also settles the announcement of an older one that did not arrive.</summary>
        public Parcel Follow(Parcel older)
        {
            if (Taken is null || older.Taken is null)
                return this with { Taken = Taken ?? older.Taken };
            TaskCompletionSource earlier = older.Taken;
            Taken.Task.ContinueWith(_ => earlier.TrySetResult(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return this;
        }
    }
}

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using SocialRec.Grains.Catalog;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.Keys;
using SocialRec.Grains.Reviews;
using SocialRec.Grains.Tenants;

namespace SocialRec.Grains.Items;

/// <summary>
/// What an item's events add up to; key <c>tenant/item</c>. A view of the log: memory runs ahead of the snapshot, the snapshot ahead of nothing, and
/// what was not yet written when an activation ends is delivered again by the log. Everything interleaves; deliveries call no other grain.
/// </summary>
/// <remarks>
/// The first snapshot waits until the catalog knows the item: a durable view whose item no replica could ever learn of would be lost to
/// recommendation, while an undurable one is delivered again.
/// </remarks>
internal sealed partial class ItemGrain(
    [PersistentState("item")] IPersistentState<ItemRecord> stored,
    WordSeal seal,
    FiguresOutbox outbox,
    ItemDigests digests,
    TenantLayouts layouts,
    IOptions<ItemOptions> options,
    TimeProvider time,
    ILogger<ItemGrain> logger) : Grain, IItemGrain, IItemView
{
    private readonly ItemFacts _facts = new(TimeSpan.FromHours(options.Value.TrendHalfLifeHours).TotalMilliseconds);
    private int[] _durablePartitions = [];
    private long[] _durablePositions = [];
    private Task _announced = Task.CompletedTask;
    private Task _writing = Task.CompletedTask;
    private IGrainTimer? _snapshotTimer;
    private bool _dirty;
    private bool _stale;

    // Whether the next round of figures will ask for this item's, so that it need not be noted again.
    private bool _figuresNoted;

    private string Key => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (stored.RecordExists)
        {
            await OpenWordsAsync(stored.State);
            _facts.Restore(stored.State);
            NoteDurable(stored.State);
            // A crash may have come between the snapshot and the last round of figures.
            NoteFigures();
        }

        stored.State = new ItemRecord();
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (!_dirty || _stale || !_announced.IsCompletedSuccessfully)
            return;
        try
        {
            await WriteAsync();
        }
        catch (Exception e)
        {
            LogNotWritten(logger, Key, e);
        }
    }

    /// <inheritdoc/>
    public async Task<ItemDetails?> GetAsync()
    {
        string id = GrainKey.Id(Key);
        CatalogRow? row = await ReadRowAsync(id);
        if (row is null ? _facts.IsEmpty : row is { Item: null, Version: > 0 })
            return null;
        return _facts.Details(id, NowMs()) with { Catalog = row?.Item, Version = row?.Version ?? 0 };
    }

    /// <inheritdoc/>
    public Task<ViewProgress> ApplyAsync(ItemDelta delta)
    {
        bool first = _facts.IsEmpty;
        if (_facts.Apply(delta))
        {
            if (first)
                _announced = outbox.AnnounceAsync(GrainKey.Tenant(Key), GrainKey.Id(Key));
            else if (!_figuresNoted)
                NoteFigures();
            MarkDirty();
        }

        return Task.FromResult(Progress(delta.Partition));
    }

    /// <inheritdoc/>
    public async Task<ViewProgress> FlushAsync(int partition, long upTo)
    {
        // Another partition may have asked a moment ago: one write serves them all.
        if (Progress(partition).Durable < upTo)
            await WriteAsync();
        return Progress(partition);
    }

    /// <inheritdoc/>
    public async Task<ItemFigures> ReadFiguresAsync()
    {
        _figuresNoted = false;
        ReviewSummary? reviews = await ReviewSummaryAsync();
        return _facts.Figures(GrainKey.Id(Key), NowMs()) with { Reviews = reviews };
    }

    private async Task<CatalogRow?> ReadRowAsync(string id)
    {
        string tenant = GrainKey.Tenant(Key);
        var layout = await layouts.GetAsync(tenant);
        return await GrainFactory.Refer<ICatalogShardGrain>(GrainKey.Of(tenant, layout.ShardOf(id))).GetAsync(id);
    }

    private void NoteFigures()
    {
        _figuresNoted = true;
        outbox.Note(GrainKey.Tenant(Key), GrainKey.Id(Key));
    }

    private long NowMs() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private ViewProgress Progress(int partition)
    {
        int place = Array.IndexOf(_durablePartitions, partition);
        return new ViewProgress(_facts.Applied(partition), place < 0 ? 0 : _durablePositions[place]);
    }

    private void NoteDurable(ItemRecord record) => (_durablePartitions, _durablePositions) = (record.Partitions, record.Positions);

    private void MarkDirty()
    {
        _dirty = true;
        _snapshotTimer ??= this.RegisterGrainTimer(
            static (grain, _) => grain.OnSnapshotDueAsync(), this, new GrainTimerCreationOptions(SnapshotDelay(), Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    /// <summary>Spread by the key's hash, so that items that a bulk import touched together are not all written together.</summary>
    private TimeSpan SnapshotDelay() => TimeSpan.FromSeconds(options.Value.SnapshotSeconds * (1 + IdHash.Bucket(Key, 1000) / 2000.0));

    private async Task OnSnapshotDueAsync()
    {
        _snapshotTimer?.Dispose();
        _snapshotTimer = null;
        try
        {
            await WriteAsync();
        }
        catch (InconsistentStateException e)
        {
            // Another activation has written: this one's memory is not to be trusted, and the log delivers the rest to its successor.
            _stale = true;
            LogNotWritten(logger, Key, e);
            DeactivateOnIdle();
        }
        catch (Exception e)
        {
            LogNotWritten(logger, Key, e);
            MarkDirty();
        }
    }

    private async ValueTask OpenWordsAsync(ItemRecord record)
    {
        if (record.Words.Length == 0)
            return;
        string?[] words = await seal.OpenAsync(this.GetGrainId(), record.Words, Array.ConvertAll(record.Recent, act => act.User));
        record.Recent = [.. record.Recent.Zip(words, (act, text) => act with { Text = text })];
    }

    private async Task WriteAsync()
    {
        await _announced;
        while (!_writing.IsCompleted)
            await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (_dirty)
            await (_writing = WriteOnceAsync());
    }

    private async Task WriteOnceAsync()
    {
        ItemRecord record = _facts.ToRecord();
        stored.State = record;
        _dirty = false;
        try
        {
            record.Words = await seal.SealAsync(this.GetGrainId(), Array.ConvertAll(record.Recent, act => (act.User, act.Text)));
            await stored.WriteStateAsync();
            NoteDurable(record);
        }
        catch
        {
            _dirty = true;
            throw;
        }
        finally
        {
            // The record is a copy made to be written; what it says lives in the facts.
            stored.State = new ItemRecord();
        }
    }
}

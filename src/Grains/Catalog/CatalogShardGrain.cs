using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Grains.Catalog;

/// <summary>
/// The catalog rows of one hash shard; key <c>tenant/shard</c>. Reentrant: writes that wait for storage share the next one, and readers never wait for
/// them. Rows are durable before anybody sees them; figures are derived and written every few seconds. Tombstones stay for good, so that events that
/// arrive late cannot bring a deleted item back.
/// </summary>
[Reentrant]
internal sealed partial class CatalogShardGrain : Grain, ICatalogShardGrain
{
    private const int MaxRows = 1000;
    private const int MaxChanges = 5000;
    private const int MaxWaitMs = 10_000;
    private const int ReservedPages = 16;

    private readonly IPersistentState<CatalogShardRecord> _shard;
    private readonly CatalogOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CatalogTable _table = new();
    private readonly PageDirectory _pages;
    private readonly CatalogStore _store;
    private readonly RowWriter _writer;
    private readonly ChangeSignal _changed;
    private Task _loaded = Task.CompletedTask;
    private bool _superseded;

    public CatalogShardGrain(
        [PersistentState("catalog")] IPersistentState<CatalogShardRecord> shard,
        IGrainStorage storage,
        IOptions<CatalogOptions> options,
        TimeProvider time,
        ILogger<CatalogShardGrain> logger)
    {
        _shard = shard;
        _options = options.Value;
        _time = time;
        _logger = logger;
        _pages = new PageDirectory(_options.PageBytes);
        _store = new CatalogStore(storage, this.GetGrainId());
        _changed = new ChangeSignal(time);
        _writer = new RowWriter(_table, _pages, _store, ReservePagesAsync, time);
        _writer.Published += _changed.Raise;
        _writer.Superseded += OnSuperseded;
    }

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Beside the activation, whose time is limited: callers of a large shard on a slow machine time out and find it loaded when they come again.
        _loaded = LoadAsync();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _changed.Raise();
        if (!_superseded && _loaded.IsCompletedSuccessfully)
            await WriteFiguresAsync();
    }

    /// <inheritdoc/>
    public async Task<long[]> PutAsync(CatalogItem[] items)
    {
        if (items.Length > MaxRows)
            throw new InvalidRequestException("items", $"At most {MaxRows} rows can be written at once.");
        await _loaded;
        return await _writer.WriteAsync(batch => Array.ConvertAll(items, batch.Put));
    }

    /// <inheritdoc/>
    public async Task<long?> PutIfVersionAsync(CatalogItem item, long version)
    {
        await _loaded;
        return await _writer.WriteAsync(batch => batch.PutIfVersion(item, version));
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string item)
    {
        await _loaded;
        return await _writer.WriteAsync(batch => batch.Delete(item));
    }

    /// <inheritdoc/>
    public async Task<CatalogRow?> GetAsync(string item)
    {
        await _loaded;
        return _table.Find(item)?.Entry.ToRow();
    }

    /// <inheritdoc/>
    public async Task<CatalogChanges> ReadChangesAsync(long afterVersion, int maxRows, int waitMs)
    {
        await _loaded;
        CatalogChanges changes = Read();
        if (changes.Version != afterVersion || waitMs <= 0)
            return changes;
        await _changed.WaitAsync(TimeSpan.FromMilliseconds(Math.Min(waitMs, MaxWaitMs)));
        return Read();

        CatalogChanges Read() => _table.ChangesAfter(afterVersion, Math.Clamp(maxRows, 1, MaxChanges), _time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    /// <inheritdoc/>
    public async Task PutFiguresAsync(ItemFigures[] figures)
    {
        await _loaded;
        string[] unknown = [.. figures.Where(one => _table.Find(one.Id) is null).Select(one => one.Id)];
        if (unknown.Length > 0)
        {
            await _writer.WriteAsync(batch =>
            {
                Array.ForEach(unknown, batch.Announce);
                return true;
            });
        }

        foreach (ItemFigures one in figures)
        {
            if (_table.Publish(one) is { } page)
                _pages[page].FiguresDirty = true;
        }

        _changed.Raise();
    }

    private async Task LoadAsync()
    {
        try
        {
            while (_pages.Count < _shard.State.Pages)
                _pages.Add();
            _table.Load(await _store.ReadRowsAsync(_pages.Pages));
            foreach (CatalogSlot slot in _table.Slots)
            {
                _pages[slot.Page].Items.Add(slot.Entry.Id);
                _pages[slot.Page].Bytes += EntrySize.Of(slot.Entry.Id, slot.Entry.Item);
            }

            _shard.State.Epoch++;
            await _shard.WriteStateAsync();
            _table.BeginEpoch(_shard.State.Epoch);
            foreach (ItemFigures figures in await _store.ReadFiguresAsync(_pages.Pages))
                _table.Publish(figures);
            var period = TimeSpan.FromSeconds(_options.FiguresWriteSeconds);
            this.RegisterGrainTimer(static (grain, _) => grain.WriteFiguresAsync(), this, new GrainTimerCreationOptions(period, period) { Interleave = true });
        }
        catch (Exception e)
        {
            LogNotLoaded(_logger, this.GetPrimaryKeyString(), e);
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task ReservePagesAsync(int pages)
    {
        if (pages <= _shard.State.Pages)
            return;
        int before = _shard.State.Pages;
        _shard.State.Pages = pages + ReservedPages;
        try
        {
            await _shard.WriteStateAsync();
        }
        catch
        {
            _shard.State.Pages = before;
            throw;
        }
    }

    private async Task WriteFiguresAsync()
    {
        foreach (CatalogPage page in _pages.Pages.Where(page => page.FiguresDirty).ToArray())
        {
            page.FiguresDirty = false;
            try
            {
                await _store.WriteFiguresAsync(page, [.. page.Items.Select(item => _table.Find(item)!.Figures).OfType<ItemFigures>()]);
            }
            catch (Exception e)
            {
                page.FiguresDirty = true;
                LogFiguresNotWritten(_logger, this.GetPrimaryKeyString(), page.Number, e);
                if (e is not InconsistentStateException)
                    continue;
                OnSuperseded();
                return;
            }
        }
    }

    private void OnSuperseded()
    {
        _superseded = true;
        LogSuperseded(_logger, this.GetPrimaryKeyString());
        DeactivateOnIdle();
    }
}

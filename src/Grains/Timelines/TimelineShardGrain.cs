using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using SocialRec.Grains.Catalog;
using SocialRec.Grains.Interfaces.Timelines;
using SocialRec.Grains.Keys;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Timelines;

/// <summary>
/// The timelines of one hash shard; key <c>tenant/shard</c>. Everything interleaves; calls nobody. Each row has a record of its own, written some seconds after it
/// changed: a crash loses no more than the log dispatches again.
/// </summary>
[Reentrant]
internal sealed partial class TimelineShardGrain : Grain, ITimelineShardGrain
{
    private const int MaxRows = 1000;
    private const int MaxWaitMs = 10_000;
    private const int ReservedRows = 16;
    private const int WritesAtOnce = 16;

    private readonly IPersistentState<TimelineShardRecord> _shard;
    private readonly IGrainStorage _storage;
    private readonly WordSeal _seal;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TimelineTable _table = new();
    private readonly ChangeSignal _changed;
    private readonly Coalesced _writes;
    private readonly TimeSpan _writeDelay;
    private IGrainTimer? _writeTimer;
    private bool _superseded;

    public TimelineShardGrain(
        [PersistentState("timelines")] IPersistentState<TimelineShardRecord> shard,
        IGrainStorage storage, WordSeal seal, IOptions<TimelineOptions> options, TimeProvider time, ILogger<TimelineShardGrain> logger)
    {
        (_shard, _storage, _seal, _time, _logger) = (shard, storage, seal, time, logger);
        _changed = new ChangeSignal(time);
        _writes = new Coalesced(WriteAsync);
        _writeDelay = TimeSpan.FromSeconds(options.Value.WriteDelaySeconds);
    }

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        List<TimelineSlot> stored = [];
        foreach (int[] some in Enumerable.Range(0, _shard.State.Rows).Chunk(WritesAtOnce))
            stored.AddRange((await Task.WhenAll(some.Select(ReadAsync))).OfType<TimelineSlot>());
        _shard.State.Epoch++;
        await _shard.WriteStateAsync(cancellationToken);
        _table.Load(_shard.State.Epoch, stored);
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _changed.Raise();
        if (!_superseded && !_table.IsWritten)
            await _writes.RunAsync();
    }

    /// <inheritdoc/>
    public Task PutAsync(TimelineRow row)
    {
        if (!_table.Put(row))
            return Task.CompletedTask;
        _changed.Raise();
        ScheduleWrite();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<TimelineChanges> ReadChangesAsync(long afterVersion, int maxRows, int waitMs)
    {
        TimelineChanges changes = Read();
        if (changes.Version != afterVersion || waitMs <= 0)
            return changes;
        await _changed.WaitAsync(TimeSpan.FromMilliseconds(Math.Min(waitMs, MaxWaitMs)));
        return Read();

        TimelineChanges Read() => _table.ChangesAfter(afterVersion, Math.Clamp(maxRows, 1, MaxRows), _time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private void ScheduleWrite() => _writeTimer ??= this.RegisterGrainTimer(
        static (grain, _) => grain.OnWriteDueAsync(), this, new GrainTimerCreationOptions(_writeDelay, Timeout.InfiniteTimeSpan) { Interleave = true });

    private async Task OnWriteDueAsync()
    {
        _writeTimer?.Dispose();
        _writeTimer = null;
        await _writes.RunAsync();
        if (!_table.IsWritten && !_superseded)
            ScheduleWrite();
    }

    private async Task<TimelineSlot?> ReadAsync(int number)
    {
        GrainState<TimelineRowRecord> record = new(new TimelineRowRecord());
        await _storage.ReadStateAsync(NameOf(number), this.GetGrainId(), record);
        return record.State?.Row is { } row ? new TimelineSlot(number, await WithWordsAsync(row, record.State.Words)) { Record = record } : null;
    }

    private async Task<TimelineRow> WithWordsAsync(TimelineRow row, byte[] words)
    {
        if (words.Length == 0)
            return row;
        string?[] opened = await _seal.OpenAsync(this.GetGrainId(), words, Array.ConvertAll(row.Acts, act => act.Actor));
        return row with { Acts = [.. row.Acts.Zip(opened, (act, text) => act with { Text = text })] };
    }

    // Failures are logged and put back: nobody waits for a write.
    private async Task WriteAsync()
    {
        TimelineSlot[] slots = _table.TakeUnwritten();
        try
        {
            await ReserveAsync();
        }
        catch (Exception e)
        {
            Array.ForEach(slots, slot => OnNotWritten(slot, e));
            return;
        }

        foreach (TimelineSlot[] some in slots.Chunk(WritesAtOnce))
            await Task.WhenAll(some.Select(WriteAsync));
    }

    // A record must be findable after a restart before it is written.
    private async Task ReserveAsync()
    {
        if (_table.Count <= _shard.State.Rows)
            return;
        int before = _shard.State.Rows;
        _shard.State.Rows = _table.Count + ReservedRows;
        try
        {
            await _shard.WriteStateAsync();
        }
        catch
        {
            _shard.State.Rows = before;
            throw;
        }
    }

    private async Task WriteAsync(TimelineSlot slot)
    {
        TimelineRow row = slot.Row;
        try
        {
            byte[] words = await _seal.SealAsync(this.GetGrainId(), Array.ConvertAll(row.Acts, act => (act.Actor, act.Text)));
            slot.Record.State = new TimelineRowRecord { Row = row with { Acts = Array.ConvertAll(row.Acts, act => act with { Text = null }) }, Words = words };
            await _storage.WriteStateAsync(NameOf(slot.Number), this.GetGrainId(), slot.Record);
        }
        catch (Exception e)
        {
            OnNotWritten(slot, e);
        }
        finally
        {
            // The record is a copy made to be written; what it says lives in the slot.
            slot.Record.State = new TimelineRowRecord();
        }
    }

    private void OnNotWritten(TimelineSlot slot, Exception cause)
    {
        _table.PutBack(slot);
        LogNotWritten(_logger, this.GetPrimaryKeyString(), slot.Number, cause);
        if (cause is not InconsistentStateException)
            return;
        _superseded = true;
        DeactivateOnIdle();
    }

    private static string NameOf(int number) => $"row-{number}";
}

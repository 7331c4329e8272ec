using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Timelines;
using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.Keys;
using SocialRec.Grains.State;
using SocialRec.Grains.Tenants;
using SocialRec.Grains.Timelines;

namespace SocialRec.Grains.Circles;

/// <summary>
/// What a circle's members do; key <c>tenant/circle</c>. Owns what the app says about the circle, which is durable when it is answered, and a view of the log:
/// memory runs ahead of the snapshot, and what was not yet written when an activation ends is delivered again by the log. Deliveries interleave and call no other
/// grain; the circle's timeline goes to its shard from a timer.
/// </summary>
internal sealed partial class CircleGrain : Grain, ICircleGrain, ICircleView
{
    private const int MostItems = 512;

    private readonly IPersistentState<CircleRecord> _stored;
    private readonly WordSeal _seal;
    private readonly TenantLayouts _layouts;
    private readonly CircleOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string _key;
    private readonly Coalesced _writes;
    private readonly Paced _publishing;
    private CircleFacts _facts;
    private Dictionary<int, long> _durable = [];
    private IGrainTimer? _snapshotTimer;
    private long _stamp;
    private bool _dirty;
    private bool _stale;

    public CircleGrain(
        [PersistentState("circle")] IPersistentState<CircleRecord> stored,
        WordSeal seal, TenantLayouts layouts, IOptions<CircleOptions> options, IOptions<TimelineOptions> timelines, TimeProvider time, ILogger<CircleGrain> logger)
    {
        (_stored, _seal, _layouts, _options, _time, _logger) = (stored, seal, layouts, options.Value, time, logger);
        _key = this.GetPrimaryKeyString();
        _facts = NewFacts();
        _writes = new Coalesced(WriteAsync);
        _publishing = new Paced(this, TimeSpan.FromMilliseconds(timelines.Value.PublishMs), PublishAsync, e => LogNotPublished(_logger, _key, e));
    }

    private bool IsKnown => !_stored.State.Removed && (_stored.State.About is not null || !_facts.IsEmpty);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stamp = TimelineStamps.First(_time);
        if (_stored.State.Facts.Length > 0)
            _facts = await RestoreAsync(_stored.State);
        _durable = new Dictionary<int, long>(_facts.Positions);

        // A crash may have come between the snapshot and the write of the timeline.
        if (_stored.RecordExists)
            _publishing.Ask();
        await base.OnActivateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_stale)
            return;
        try
        {
            if (_publishing.IsWanted)
                await PublishAsync();
            if (_dirty)
                await _writes.RunAsync();
        }
        catch (Exception e)
        {
            LogNotWritten(_logger, _key, e);
        }
    }

    /// <inheritdoc/>
    public async Task<CircleDetails?> GetAsync()
    {
        long members = await GrainFactory.Refer<ICircleMembersGrain>(_key).CountAsync();
        if (_stored.State.Removed || (!IsKnown && members == 0))
            return null;
        return new CircleDetails
        {
            Id = GrainKey.Id(_key),
            About = _stored.State.About ?? new CircleAbout(),
            Version = _stored.State.About is null ? 0 : _stored.State.Version,
            Members = members,
            Recent = _facts.Recent(CircleFacts.RecentActs),
        };
    }

    /// <inheritdoc/>
    public async Task<CircleActivity?> GetActivityAsync(int items)
    {
        if (items is < 1 or > MostItems)
            throw new InvalidRequestException(nameof(items), $"must be 1 to {MostItems}");
        if (_stored.State.Removed || (!IsKnown && await GrainFactory.Refer<ICircleMembersGrain>(_key).CountAsync() == 0))
            return null;
        (string[] top, float[] weights) = _facts.Top(items, NowMs());
        return new CircleActivity(top, weights, _facts.Recent(items), NowMs());
    }

    /// <inheritdoc/>
    public Task PutAsync(CircleAbout about) => ChangeAsync(about, removed: false);

    /// <inheritdoc/>
    public async Task<bool> PutIfVersionAsync(CircleAbout about, long version)
    {
        if (version != (_stored.State.About is null ? 0 : _stored.State.Version))
            return false;
        await ChangeAsync(about, removed: false);
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync()
    {
        if (await GetAsync() is null)
            return false;
        await ChangeAsync(null, removed: true);
        return true;
    }

    /// <inheritdoc/>
    public Task<ViewProgress> ApplyAsync(CircleDelta delta)
    {
        if (_facts.Apply(delta))
            Changed();
        return Task.FromResult(Progress(delta.Partition));
    }

    /// <inheritdoc/>
    public async Task<ViewProgress> FlushAsync(int partition, long upTo)
    {
        // Another partition may have asked a moment ago: one write serves them all.
        if (Progress(partition).Durable < upTo && _dirty)
            await _writes.RunAsync();
        return Progress(partition);
    }

    /// <inheritdoc/>
    public Task DeliverWithdrawalAsync(string member)
    {
        if (_facts.Withdraw(member))
            Changed();
        return Task.CompletedTask;
    }

    private async Task ChangeAsync(CircleAbout? about, bool removed)
    {
        CircleRecord before = new() { About = _stored.State.About, Version = _stored.State.Version, Removed = _stored.State.Removed };
        (_stored.State.About, _stored.State.Version, _stored.State.Removed) = (about, before.Version + 1, removed);
        try
        {
            await _writes.RunAsync();
        }
        catch (Exception e)
        {
            (_stored.State.About, _stored.State.Version, _stored.State.Removed) = (before.About, before.Version, before.Removed);
            throw new UnavailableException("The circle could not be written; try again.", e);
        }

        _publishing.Ask();
    }

    private void Changed()
    {
        _dirty = true;
        _publishing.Ask();
        var delay = TimeSpan.FromSeconds(_options.SnapshotSeconds * (1 + IdHash.Bucket(_key, 1000) / 2000.0));
        _snapshotTimer ??= this.RegisterGrainTimer(
            static (grain, _) => grain.OnSnapshotDueAsync(), this, new GrainTimerCreationOptions(delay, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    private async Task OnSnapshotDueAsync()
    {
        _snapshotTimer?.Dispose();
        _snapshotTimer = null;
        try
        {
            if (_dirty)
                await _writes.RunAsync();
        }
        catch (Exception e)
        {
            LogNotWritten(_logger, _key, e);
            if (!_stale)
                Changed();
        }
    }

    private async Task WriteAsync()
    {
        StateWriter writer = new();
        _facts.Write(writer);
        (string, string?)[] said = _facts.Said();
        var positions = new Dictionary<int, long>(_facts.Positions);
        _dirty = false;
        try
        {
            byte[] words = await _seal.SealAsync(this.GetGrainId(), said);
            (_stored.State.Facts, _stored.State.Words) = (writer.Written.ToArray(), words);
            await _stored.WriteStateAsync();
            _durable = positions;
        }
        catch (Exception e)
        {
            _dirty = true;
            if (e is InconsistentStateException)
            {
                // Another activation has written: this one's memory is not to be trusted, and the log delivers the rest to its successor.
                _stale = true;
                DeactivateOnIdle();
            }

            throw;
        }
    }

    private async Task PublishAsync()
    {
        TimelineRow row = CircleTimeline.Of(GrainKey.Id(_key), ++_stamp, _stored.State.Removed ? NewFacts() : _facts, _stored.State.About, NowMs());
        string tenant = GrainKey.Tenant(_key);
        int shard = (await _layouts.GetAsync(tenant)).TimelineShardOf(row.Id);
        await GrainFactory.Refer<ITimelineShardGrain>(GrainKey.Of(tenant, shard)).PutAsync(row);
    }

    private CircleFacts NewFacts() => new(TimeSpan.FromHours(_options.HalfLifeHours).TotalMilliseconds);

    private async Task<CircleFacts> RestoreAsync(CircleRecord record)
    {
        CircleFacts facts = NewFacts();
        StateReader reader = new(record.Facts);
        facts.Restore(ref reader);
        facts.TakeWords(await _seal.OpenAsync(this.GetGrainId(), record.Words, [.. facts.Said().Select(one => one.Author)]));
        return facts;
    }

    private ViewProgress Progress(int partition) => new(_facts.Applied(partition), _durable.GetValueOrDefault(partition));

    private long NowMs() => _time.GetUtcNow().ToUnixTimeMilliseconds();
}

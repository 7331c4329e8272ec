using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Inference;
using SocialRec.Grains.Keys;
using SocialRec.Grains.Reviews;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Log;

/// <summary>
/// The log of the users of one hash bucket; key <c>tenant/partition</c>. Owns the chunks of the log, which are the truth, and the bookkeeping of who has received them.
/// Everything interleaves; one writer and one dispatcher run beside the calls. Nothing but the records survives deactivation: what was not dispatched, or not yet
/// durable in a view, is dispatched again by the next activation.
/// </summary>
[Reentrant, KeepAlive]
internal sealed partial class LogPartitionGrain : Grain, ILogPartitionGrain, IRemindable
{
    private const string WakeReminder = "wake";

    private readonly ILogger<LogPartitionGrain> _logger;
    private readonly LogOptions _options;
    private readonly string _key;
    private readonly LogStore _store;
    private readonly LogTail _tail = new();
    private readonly LogWriter _writer;
    private readonly LogDispatcher _dispatcher;
    private readonly ReviewReader _reviews;
    private readonly LogRecords _records;
    private readonly EventIdPages _idPages;
    private readonly LogUpkeep _upkeep;
    private readonly Slots _oneRound = new(1);
    private LogGauges _gauges;
    private bool _ended;

    public LogPartitionGrain(
        [PersistentState("head")] IPersistentState<LogHead> head,
        IServiceProvider services, IOptions<LogOptions> options, TimeProvider time, ILogger<LogPartitionGrain> logger)
    {
        _logger = logger;
        _options = options.Value;
        _key = this.GetPrimaryKeyString();
        IGrainStorage storage = services.GetRequiredKeyedService<IGrainStorage>(_options.StorageName);
        string tenant = GrainKey.Tenant(_key);
        int partition = int.Parse(GrainKey.Id(_key), System.Globalization.CultureInfo.InvariantCulture);
        LogDeliveries deliveries = new(GrainFactory, tenant, partition);
        _store = new LogStore(storage, this.GetGrainId(), new LogSeal(services.GetRequiredService<UserKeys>(), tenant));
        _records = new LogRecords(head, new LazyRecord<ParkedDeliveries>(storage, "parked", this.GetGrainId()));
        _idPages = new EventIdPages(_options.RememberedIds);
        _writer = new LogWriter(_store, _options, time, OnWritten, OnWriteFailed);
        _dispatcher = new LogDispatcher(_tail, _store, deliveries, _options, time, Report, logger);
        ReviewDeliveries reviewDeliveries = new(GrainFactory, services.GetRequiredService<InferenceGrains>(), tenant, partition);
        _reviews = new ReviewReader(
            _store, reviewDeliveries, services.GetRequiredService<IOptions<ReviewOptions>>().Value, services.GetRequiredService<ReviewInstruments>(), time, logger);
        _upkeep = new LogUpkeep(_tail, _writer, _store, _dispatcher, deliveries, _reviews, _idPages, _records, _options, time);
    }

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await LogLoader.LoadAsync(_store, _records, _tail, _writer, _idPages);
        _dispatcher.Start(_records.Parked.State.Receivers.Select(parked => _tail.Find(parked.Kind, parked.Id)!));
        _reviews.Start(_records.Head.State.ReviewsRead, _writer.Chunk);
        Report();
        var period = TimeSpan.FromMilliseconds(_options.RoundMs);
        this.RegisterGrainTimer(_ => RoundAsync(everything: false), new GrainTimerCreationOptions(period, period) { Interleave = true });
        var reminderPeriod = TimeSpan.FromMinutes(_options.ReminderMinutes);
        await this.RegisterOrUpdateReminder(WakeReminder, reminderPeriod, reminderPeriod, cancellationToken);
        LogActivated(_key, _writer.Chunk, _writer.Events, _tail.Events);
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _dispatcher.Close();
        _reviews.Close();
        await _writer.CloseAsync();
        await _oneRound.EnterAsync();
        LogInstruments.OnMoved(_gauges, default);
        _ended = true;
        await _upkeep.WriteHeadAsync();
    }

    /// <inheritdoc/>
    public async Task<AppendResult> AppendAsync(SocialEvent[] events)
    {
        if (_tail.Events + events.Length > _options.MaxUndurableEvents || _tail.Receivers > _options.MaxUndurableViews)
        {
            LogInstruments.OnRefused(events.Length);
            throw new OverloadedException("Too much waits to be dispatched or to become durable in the views; try again a little later.");
        }

        Task<AppendResult> append = _writer.AppendAsync(events);
        Report();
        return await append;
    }

    /// <inheritdoc/>
    public Task<LogPage> ReadAsync(long afterPosition, int maxEvents) => LogReader.ReadAsync(_store, _writer.Position, afterPosition, maxEvents);

    /// <inheritdoc/>
    public Task<LogPage> ReadUserTailAsync(string user, long afterPosition) =>
        LogReader.ReadUserAsync(_store, _tail.Find(ReceiverKind.User, user), _writer.Position, user, afterPosition);

    /// <inheritdoc/>
    public Task<LogPartitionStatus> GetStatusAsync()
    {
        long dispatched = Math.Min(_dispatcher.Dispatched, (_dispatcher.FirstMissed ?? long.MaxValue) - 1);
        return Task.FromResult(new LogPartitionStatus(
            _writer.Position,
            dispatched == _writer.Chunk ? _writer.Position : LogPosition.StartOf(dispatched + 1) - 1,
            _tail.Checkpoint == _writer.Chunk ? _writer.Position : LogPosition.StartOf(_tail.Checkpoint + 1) - 1,
            _writer.Waiting,
            ParkedDeliveries,
            _writer.Events));
    }

    /// <inheritdoc/>
    public async Task<LogPartitionStatus> WhenDispatchedAsync(long position)
    {
        await _dispatcher.WhenDispatchedAsync(Math.Min(LogPosition.ChunkOf(position), _writer.Chunk));
        return await GetStatusAsync();
    }

    /// <inheritdoc/>
    public async Task<LogPartitionStatus> SettleAsync()
    {
        await _dispatcher.WhenDispatchedAsync(_writer.Chunk);
        await RoundAsync(everything: true);
        return await GetStatusAsync();
    }

    /// <inheritdoc/>
    public Task WakeAsync() => Task.CompletedTask;

    /// <summary>The reminder's only task is that the partition is active.</summary>
    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private int ParkedDeliveries => _dispatcher.Parked.Sum(receiver => receiver.Chunks.Count);

    private Task OnWritten(LogChunk chunk)
    {
        DispatchPlan plan = DispatchPlan.Of(chunk);
        _tail.Add(plan);
        _idPages.Add(chunk.Number, chunk.Events.Length);
        Task next = _dispatcher.Send(plan);
        _reviews.Add(chunk);
        Report();
        return next;
    }

    private void OnWriteFailed(Exception error)
    {
        LogWriteFailed(error, _key, _writer.Chunk + 1);
        if (error is InconsistentStateException)
            DeactivateOnIdle();
        Report();
    }

    private async Task RoundAsync(bool everything)
    {
        await _oneRound.EnterAsync();
        try
        {
            await _upkeep.RunAsync(everything);
        }
        catch (InconsistentStateException e)
        {
            LogReplaced(e, _key);
            DeactivateOnIdle();
        }
        catch (Exception e)
        {
            LogUpkeepFailed(e, _key);
        }
        finally
        {
            _oneRound.Leave();
        }

        Report();
    }

    private void Report()
    {
        if (_ended)
            return;
        LogGauges now = new(_writer.Events, _writer.Waiting, _dispatcher.Undispatched, _tail.Events, ParkedDeliveries);
        LogInstruments.OnMoved(_gauges, now);
        _gauges = now;
    }
}

using Orleans.Diagnostics;

namespace Orleans.Runtime;

// How an activation begins and ends.
internal sealed partial class Activation
{
    private bool _ending;
    private Exception? _activationFailure;

    /// <summary>When a call last ended, by the silo's clock.</summary>
    public long LastUsed { get; private set; }

    /// <summary>Until when the activation must not be collected for idleness, by the silo's clock.</summary>
    public long KeepUntil { get; private set; } = long.MinValue;

    public bool IsActive => _state == ActivationState.Active;

    public void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) =>
        Turns.QueueAction(() =>
        {
            RequestContext.Import(requestContext);
            _ = ActivateAsync(cancellationToken);
        });

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) =>
        Turns.QueueAction(() =>
        {
            if (_state is ActivationState.Deactivating or ActivationState.Ended)
                return;
            if (_state == ActivationState.Active)
                _state = ActivationState.Deactivating;
            _reason = deactivationReason;
            if (_state == ActivationState.Deactivating && _runningCalls == 0)
                BeginEnd();
        });

    /// <summary>Ends without hooks: timers stop, and whoever waits is told.</summary>
    public void Abandon() => Turns.QueueAction(() =>
    {
        StopTimers();
        _state = ActivationState.Ended;
        FailWaiting(new SiloUnavailableException("The silo was stopped."));
        TellEnd();
    });

    public void DelayDeactivation(TimeSpan period)
    {
        var clock = Silo.Clock;
        KeepUntil = period <= TimeSpan.Zero ? long.MinValue
            : period == TimeSpan.MaxValue || period == Timeout.InfiniteTimeSpan ? long.MaxValue
            : clock.GetTimestamp() + (long)(period.TotalSeconds * clock.TimestampFrequency);
    }

    public void AddTimer(GrainTimer timer) => Extras.Timers.Add(timer);

    public void RemoveTimer(GrainTimer timer) => _components?.Timers.Remove(timer);

    private async Task ActivateAsync(CancellationToken cancellationToken)
    {
        using var activity = ActivitySources.Lifecycle.StartActivity("activate grain");
        activity?.SetTag("orleans.grain.id", GrainId.ToString());
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(Silo.Collection.ActivationTimeout);
            GrainInstance = (Class.Constructor ??= new GrainConstructor(Class.Type, Silo)).Create(this);
            if (GrainInstance is ILifecycleParticipant<IGrainLifecycle> participant)
                participant.Participate(ObservableLifecycle);
            if (_components?.Lifecycle is { } lifecycle)
                await lifecycle.StartAsync(timeout.Token);
            if (GrainInstance is IGrainBase grain)
                await grain.OnActivateAsync(timeout.Token).WaitAsync(timeout.Token);
        }
        catch (Exception exception)
        {
            Silo.Instruments.ActivationFailed();
            Log.ActivationFailed(Silo.Logger, exception, GrainId);
            Silo.Catalog.Remove(this);
            _state = ActivationState.Ended;
            _activationFailure = exception;
            FailWaiting(exception);
            await ReleaseAsync();
            TellEnd();
            return;
        }

        Silo.Instruments.ActivationCreated();
        // Deactivation may have been asked for while OnActivateAsync ran.
        _state = _reason.ReasonCode == DeactivationReasonCode.None ? ActivationState.Active : ActivationState.Deactivating;
        LastUsed = Silo.Clock.GetTimestamp();
        if (_state == ActivationState.Active)
            Pump();
        else
            BeginEnd();
    }

    private void BeginEnd()
    {
        if (_ending)
            return;
        _ending = true;
        // A turn of its own, outside the execution context of the call that ended last.
        Turns.QueueAction(static activation => _ = ((Activation)activation).EndAsync(), this);
    }

    private async Task EndAsync()
    {
        using var activity = ActivitySources.Lifecycle.StartActivity("deactivate grain");
        activity?.SetTag("orleans.grain.id", GrainId.ToString());
        RequestContext.Clear();
        StopTimers();
        using var timeout = new CancellationTokenSource(Silo.Collection.DeactivationTimeout);
        try
        {
            if (GrainInstance is IGrainBase grain)
                await grain.OnDeactivateAsync(_reason, timeout.Token).WaitAsync(timeout.Token);
        }
        catch (Exception exception)
        {
            Log.DeactivationFailed(Silo.Logger, exception, GrainId);
        }

        if (_components?.Lifecycle is { } lifecycle)
            await lifecycle.StopAsync(exception => Log.DeactivationFailed(Silo.Logger, exception, GrainId), timeout.Token);
        await ReleaseAsync();
        Silo.Catalog.Remove(this);
        Silo.Instruments.ActivationEnded();
        _state = ActivationState.Ended;
        ForwardWaiting();
        TellEnd();
    }

    private void TellEnd() => Volatile.Read(ref _ended)?.TrySetResult();

    private void StopTimers()
    {
        foreach (var timer in _components?.Timers.ToArray() ?? [])
            timer.Dispose();
    }

    private async Task ReleaseAsync()
    {
        try
        {
            StopTimers();
            if (_components?.Enumerations is { } enumerations)
                await enumerations.DisposeAsync();
            if (GrainInstance is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else if (GrainInstance is IDisposable disposable)
                disposable.Dispose();
            if (_components?.Scope is IAsyncDisposable scope)
                await scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            Log.DeactivationFailed(Silo.Logger, exception, GrainId);
        }
    }
}

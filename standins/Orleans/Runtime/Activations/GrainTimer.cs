using System.Reflection;
using Orleans.CodeGeneration;
using Orleans.Serialization.Invocation;
using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>Makes timers for activations, on the host's clock.</summary>
internal sealed class TimerRegistry(TimeProvider clock) : ITimerRegistry
{
    public IDisposable RegisterTimer(IGrainContext grainContext, Func<object?, Task> callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        RegisterGrainTimer(grainContext, (target, _) => callback(target), state, new GrainTimerCreationOptions(dueTime, period) { Interleave = true });

    public IGrainTimer RegisterGrainTimer<TState>(IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(grainContext);
        ArgumentNullException.ThrowIfNull(callback);
        if (RuntimeContext.Current is null)
            throw new InvalidOperationException("A timer is registered within a turn of its grain; this code runs outside of one.");
        if (!ReferenceEquals(RuntimeContext.Current, grainContext))
            throw new InvalidOperationException("Current grain context differs from specified grain context.");
        var timer = new GrainTimer((Activation)grainContext, token => callback(state, token), clock, options);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }
}

/// <summary>A timer whose ticks are calls that the activation makes to itself; the next period begins when a tick has ended.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly CancellationTokenSource _disposed = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly ITimer _timer;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _changed;
    private bool _firing;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, TimeProvider clock, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _options = options;
        using (ExecutionContext.SuppressFlow())
            _timer = clock.CreateTimer(static state => ((GrainTimer)state!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        activation.AddTimer(this);
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        ValidateMilliseconds(dueTime, nameof(dueTime));
        ValidateMilliseconds(period, nameof(period));
        (_dueTime, _period, _changed) = (dueTime, period, true);
        // During a tick the change takes effect when it has ended.
        if (!_firing && !_disposed.IsCancellationRequested)
            _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _timer.Dispose();
        _activation.RemoveTimer(this);
    }

    private void Fire()
    {
        _firing = true;
        var options = _options.Interleave ? InvokeMethodOptions.OneWay | InvokeMethodOptions.AlwaysInterleave : InvokeMethodOptions.OneWay;
        _activation.Receive(new OneWayCall(new Tick(this), _activation.GrainId)
        {
            Source = _activation.GrainId,
            Options = options,
            KeepsAlive = _options.KeepAlive,
            IsLocal = true,
        });
    }

    private async Task RunAsync()
    {
        _changed = false;
        try
        {
            if (!_disposed.IsCancellationRequested)
                await _callback(_disposed.Token);
        }
        catch (Exception exception)
        {
            Log.TimerFailed(_activation.Silo.Logger, exception, _activation.GrainId);
        }
        finally
        {
            if (!_disposed.IsCancellationRequested)
                _timer.Change(_changed ? _dueTime : _period, Timeout.InfiniteTimeSpan);
            _firing = false;
        }
    }

    private static void ValidateMilliseconds(TimeSpan value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((long)value.TotalMilliseconds, -1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)value.TotalMilliseconds, 0xfffffffe, name);
    }

    private sealed class Tick(GrainTimer timer) : TaskRequest(TickShape)
    {
        private static readonly MethodShape TickShape = new(typeof(IGrainTimerInvoker).GetMethod(nameof(IGrainTimerInvoker.InvokeCallbackAsync))!);

        public override void SetTarget(ITargetHolder holder)
        {
        }

        public override object? GetArgument(int index) => timer._disposed.Token;

        protected override Task InvokeInner() => timer.RunAsync();
    }
}

/// <summary>What filters see a timer's tick as.</summary>
internal interface IGrainTimerInvoker : IAddressable
{
    Task InvokeCallbackAsync(CancellationToken cancellationToken);
}

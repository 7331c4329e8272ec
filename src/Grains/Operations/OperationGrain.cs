using Microsoft.Extensions.Options;
using SocialRec.Grains.Interfaces.Operations;

namespace SocialRec.Grains.Operations;

/// <summary>
/// How one long operation stands; key <c>tenant/operation</c>. Beginning and end are durable, progress in between is not. An end is final: a runner
/// that was given up on cannot come back.
/// </summary>
internal sealed class OperationGrain(
    [PersistentState("operation")] IPersistentState<OperationRecord> stored, IOptions<OperationOptions> options, TimeProvider time) : Grain, IOperationGrain
{
    private OperationStatus? _status;
    private long _reportedMs;
    private IGrainTimer? _silence;

    private TimeSpan Silence => TimeSpan.FromSeconds(options.Value.SilenceSeconds);

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_status, _reportedMs) = (stored.State.Status, stored.State.ReportedMs);
        WatchForSilence();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<OperationStatus?> GetAsync() => Task.FromResult(_status is not null && IsSilent() ? Failed(_status) : _status);

    /// <inheritdoc/>
    public async Task ReportAsync(OperationStatus status)
    {
        if (_status is { State: not OperationState.Running } || IsSilent())
            return;
        bool durable = _status is null || status.State != OperationState.Running;
        (_status, _reportedMs) = (status, NowMs());
        if (durable)
            await WriteAsync();
        WatchForSilence();
    }

    private bool IsSilent() => _status is { State: OperationState.Running } && NowMs() - _reportedMs > Silence.TotalMilliseconds;

    private OperationStatus Failed(OperationStatus status) => status with
    {
        State = OperationState.Failed,
        Detail = $"Nothing was heard from it for {Silence.TotalSeconds:0} seconds; last: {status.Detail}",
    };

    private void WatchForSilence()
    {
        _silence?.Dispose();
        _silence = null;
        if (_status is not { State: OperationState.Running })
            return;
        var due = new GrainTimerCreationOptions(Silence + TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan) { KeepAlive = true };
        _silence = this.RegisterGrainTimer(static (grain, _) => grain.EndIfSilentAsync(), this, due);
    }

    private async Task EndIfSilentAsync()
    {
        if (_status is null || !IsSilent())
            return;
        _status = Failed(_status);
        await WriteAsync();
    }

    private async Task WriteAsync()
    {
        stored.State = new OperationRecord { Status = _status, ReportedMs = _reportedMs };
        await stored.WriteStateAsync();
    }

    private long NowMs() => time.GetUtcNow().ToUnixTimeMilliseconds();
}

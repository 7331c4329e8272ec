using Microsoft.Extensions.Options;
using SocialRec.Grains.Interfaces.Operations;

namespace SocialRec.Grains.Operations;

/// <summary>
/// How one long operation stands; key <c>tenant/operation</c>. Its beginning, its end and every result are durable, mere progress is not. An end is
/// final. An operation whose runner has fallen silent reads as failed, until it is heard of again.
/// </summary>
internal sealed class OperationGrain(
    [PersistentState("operation")] IPersistentState<OperationRecord> stored, IOptions<OperationOptions> options, TimeProvider time) : Grain, IOperationGrain
{
    private OperationStatus? _status;
    private long _reportedMs;

    private double SilenceMs => TimeSpan.FromSeconds(options.Value.SilenceSeconds).TotalMilliseconds;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_status, _reportedMs) = (stored.State.Status, stored.State.ReportedMs);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<OperationStatus?> GetAsync() =>
        Task.FromResult(_status is { State: OperationState.Running } && NowMs() - _reportedMs > SilenceMs ? Silent(_status) : _status);

    /// <inheritdoc/>
    public async Task ReportAsync(OperationStatus status)
    {
        if (_status is { State: not OperationState.Running })
            return;
        long nowMs = NowMs();
        if (_status is null || status.State != OperationState.Running || status.Result != _status.Result)
        {
            stored.State = new OperationRecord { Status = status, ReportedMs = nowMs };
            await stored.WriteStateAsync();
        }

        (_status, _reportedMs) = (status, nowMs);
    }

    private OperationStatus Silent(OperationStatus status) => status with
    {
        State = OperationState.Failed,
        Detail = $"Nothing was heard from it for {options.Value.SilenceSeconds:0} seconds; last: {status.Detail}",
    };

    private long NowMs() => time.GetUtcNow().ToUnixTimeMilliseconds();
}

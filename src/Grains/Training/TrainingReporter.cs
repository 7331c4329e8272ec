using Microsoft.Extensions.Logging;
using SocialRec.Grains.Interfaces.Operations;

namespace SocialRec.Grains.Training;

/// <summary>
/// Tells an operation how its run stands, at an even beat whether or not anything changed: the silence after a crash is what gives the run up.
/// </summary>
internal sealed partial class TrainingReporter(string tenant, OperationStatus first, IGrainFactory grains, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private OperationStatus _latest = first;

    private OperationStatus Latest => Volatile.Read(ref _latest);

    /// <summary>Notes progress; sent at the next beat.</summary>
    public void Note(double progress, string detail) =>
        Volatile.Write(ref _latest, Latest with { Progress = Math.Clamp(progress, 0, 1), Detail = detail });

    /// <summary>Sends the end.</summary>
    public Task EndAsync(OperationState state, string? detail, string? result) =>
        SendAsync(Latest with { State = state, Progress = state == OperationState.Succeeded ? 1 : Latest.Progress, Detail = detail, Result = result });

    /// <summary>Sends the latest at every beat until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var beats = new PeriodicTimer(Beat, time);
        try
        {
            while (await beats.WaitForNextTickAsync(cancellationToken))
            {
                try
                {
                    await SendAsync(Latest);
                }
                catch (Exception e)
                {
                    LogNotReported(logger, Latest.Id, e);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run has ended and reports that itself.
        }
    }

    private Task SendAsync(OperationStatus status) => grains.GetGrain<IOperationGrain>(GrainKey.Of(tenant, status.Id)).ReportAsync(status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Progress of operation {Operation} was not reported")]
    private static partial void LogNotReported(ILogger logger, string operation, Exception cause);
}

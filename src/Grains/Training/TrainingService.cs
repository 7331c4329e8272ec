using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SocialRec.Grains.Interfaces.Models;
using SocialRec.Grains.Interfaces.Operations;
using SocialRec.Grains.Models;

namespace SocialRec.Grains.Training;

/// <summary>
/// Runs training in the background of this silo, off the grains' turns: reads the log, learns on threads of its own, stores the artifact and hands
/// the version to the registry. A run that the silo's end interrupts is reported as failed.
/// </summary>
internal sealed partial class TrainingService(
    TrainingRun run, IGrainFactory grains, ModelInstruments instruments, TimeProvider time, ILogger<TrainingService> logger) : IHostedService, IDisposable
{
    /// <summary>The kind of operation that a run is.</summary>
    public const string OperationKind = "training";

    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, Task> _running = new();

    /// <summary>How an operation stands whose run has not begun.</summary>
    public static OperationStatus Waiting(string id, long nowMs) =>
        new() { Id = id, Kind = OperationKind, State = OperationState.Running, Detail = "waiting to start", StartedMs = nowMs };

    /// <summary>Starts a run and returns at once.</summary>
    public void Start(string tenant, string id, TrainingRequest request) =>
        _running[id] = Task.Run(() => RunAsync(tenant, id, request));

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(string tenant, string id, TrainingRequest request)
    {
        long started = time.GetTimestamp();
        var reporter = new TrainingReporter(tenant, Waiting(id, time.GetUtcNow().ToUnixTimeMilliseconds()), grains, time, logger);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        Task beats = reporter.RunAsync(ended.Token);
        try
        {
            ModelVersion version = await run.RunAsync(tenant, request, reporter.Note, _stopping.Token);
            await ended.CancelAsync();
            await beats;
            await reporter.EndAsync(OperationState.Succeeded, Outcome(version), TrainingResult.ToJson(version));
            instruments.TrainingEnded(version.Refusal is null ? "succeeded" : "refused", time.GetElapsedTime(started));
            LogSucceeded(logger, tenant, version.Version, version.Active);
        }
        catch (Exception e)
        {
            instruments.TrainingEnded("failed", time.GetElapsedTime(started));
            LogFailed(logger, tenant, id, e);
            await ended.CancelAsync();
            await ReportFailureAsync(reporter, id, e);
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    private static string Outcome(ModelVersion version) => version switch
    {
        { Active: true } => $"version {version.Version} serves",
        { Refusal: { } refusal } => $"version {version.Version} is kept but does not serve: {refusal}",
        _ => $"version {version.Version} is ready to be activated",
    };

    private async Task ReportFailureAsync(TrainingReporter reporter, string id, Exception cause)
    {
        try
        {
            string detail = cause is OperationCanceledException ? "The silo that ran it was stopped." : cause.Message;
            await reporter.EndAsync(OperationState.Failed, detail, result: null);
        }
        catch (Exception e)
        {
            LogEndNotReported(logger, id, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tenant {Tenant} has model version {Version}; serves: {Active}")]
    private static partial void LogSucceeded(ILogger logger, string tenant, string version, bool active);

    [LoggerMessage(Level = LogLevel.Error, Message = "Training run {Operation} of tenant {Tenant} failed")]
    private static partial void LogFailed(ILogger logger, string tenant, string operation, Exception cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The end of operation {Operation} was not reported; its silence will fail it")]
    private static partial void LogEndNotReported(ILogger logger, string operation, Exception cause);
}

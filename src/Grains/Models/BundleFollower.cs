using Microsoft.Extensions.Logging;
using SocialRec.Grains.Interfaces.Models;
using SocialRec.Recommendation.Bundles;

namespace SocialRec.Grains.Models;

/// <summary>
/// Keeps one tenant's active bundle on this silo: waits at the registry, loads what it names, hands it on. A bundle that is missing, altered or
/// unreadable changes nothing: the one that served goes on, the fault is reported to the registry, and loading is tried again.
/// </summary>
/// <param name="tenant">The tenant.</param>
/// <param name="grains">To reach the registry.</param>
/// <param name="artifacts">Where bundles are stored.</param>
/// <param name="options">How to wait.</param>
/// <param name="activated">Told each bundle that is to serve; null for none.</param>
/// <param name="time">The clock.</param>
/// <param name="instruments">Counts loads and faults.</param>
/// <param name="logger">Told of loads and faults.</param>
internal sealed partial class BundleFollower(
    string tenant,
    IGrainFactory grains,
    ArtifactStore artifacts,
    ModelOptions options,
    Action<ModelBundle?> activated,
    TimeProvider time,
    ModelInstruments instruments,
    ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _serving;
    private string? _faulty;
    private DateTimeOffset _retryAt;

    /// <summary>Completes when the registry has been asked once and its answer dealt with.</summary>
    public Task Asked => _asked.Task;

    /// <summary>The version that could not be loaded; null if there is none.</summary>
    public string? Faulty => Volatile.Read(ref _faulty);

    /// <summary>Follows the registry until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var registry = grains.GetGrain<IModelRegistryGrain>(GrainKey.Of(tenant, IModelRegistryGrain.GrainId));
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                int waitMs = Asked.IsCompleted ? options.PollMs : 0;
                ModelVersion? active = await registry.GetActiveAsync(ModelVersion.Items, _faulty ?? _serving, waitMs).WaitAsync(cancellationToken);
                await FollowAsync(registry, active);
                _asked.TrySetResult();
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogRegistryFailed(logger, tenant, e);
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FollowAsync(IModelRegistryGrain registry, ModelVersion? active)
    {
        if (active?.Version == _serving && _faulty is null)
            return;
        if (active?.Version == _faulty && time.GetUtcNow() < _retryAt)
            return;
        try
        {
            ModelBundle? bundle = active is null || active.Version == _serving ? null : await LoadAsync(active);
            if (active?.Version != _serving)
                activated(bundle);
            string? recovered = Interlocked.Exchange(ref _faulty, null);
            _serving = active?.Version;
            LogServing(logger, tenant, _serving);
            if (recovered is not null && recovered == _serving)
                await registry.ReportFaultAsync(ModelVersion.Items, recovered, fault: null);
        }
        catch (Exception e) when (active is not null && e is not OperationCanceledException)
        {
            instruments.Faulted();
            LogFaulty(logger, tenant, active.Version, _serving, e);
            _retryAt = time.GetUtcNow().AddSeconds(options.RetrySeconds);
            Volatile.Write(ref _faulty, active.Version);
            await registry.ReportFaultAsync(ModelVersion.Items, active.Version, e.Message);
        }
    }

    private async Task<ModelBundle> LoadAsync(ModelVersion version)
    {
        byte[] artifact = await artifacts.ReadAsync(tenant, version.Sha256, version.Size);
        ModelBundle bundle = await Task.Run(() => BundleFile.Read(new MemoryStream(artifact, writable: false)).Prepare());
        instruments.Loaded();
        return bundle;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tenant {Tenant} is served by model version {Version}")]
    private static partial void LogServing(ILogger logger, string tenant, string? version);

    [LoggerMessage(Level = LogLevel.Error, Message = "Model version {Version} of tenant {Tenant} could not be loaded; {Serving} serves on")]
    private static partial void LogFaulty(ILogger logger, string tenant, string version, string? serving, Exception cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model registry of tenant {Tenant} did not answer; what serves goes on")]
    private static partial void LogRegistryFailed(ILogger logger, string tenant, Exception cause);
}

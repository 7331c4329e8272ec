using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialRec.Grains.Catalog;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Models;
using SocialRec.Grains.Interfaces.Operations;
using SocialRec.Grains.Training;

namespace SocialRec.Grains.Models;

/// <summary>
/// A tenant's models: versions, hashes, scores, and which one serves; key <c>tenant/models</c>. Reads interleave; every change is durable when it
/// returns. Training runs on the silo that holds this activation, when asked for and on a schedule; silos that follow the tenant keep it active.
/// </summary>
internal sealed partial class ModelRegistryGrain(
    [PersistentState("models")] IPersistentState<RegistryRecord> stored,
    ArtifactStore artifacts,
    TrainingService training,
    IOptions<ModelOptions> options,
    TimeProvider time,
    ILogger<ModelRegistryGrain> logger) : Grain, IModelRegistryGrain
{
    private const int MaxWaitMs = 10_000;

    private static readonly TimeSpan ScheduleCheck = TimeSpan.FromMinutes(1);

    private readonly ChangeSignal _changed = new(time);
    private DateTimeOffset _trainingDue;

    private string Tenant => GrainKey.Tenant(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (options.Value.TrainEveryHours <= 0)
            return Task.CompletedTask;
        var every = TimeSpan.FromHours(options.Value.TrainEveryHours);
        DateTimeOffset last = stored.State.Versions is [.., var newest] ? DateTimeOffset.FromUnixTimeMilliseconds(newest.CreatedMs) : time.GetUtcNow();
        _trainingDue = last + every;
        TimeSpan check = every < ScheduleCheck ? every : ScheduleCheck;
        this.RegisterGrainTimer(static (grain, _) => grain.TrainIfDueAsync(), this, new GrainTimerCreationOptions(check, check));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<ModelVersion[]> ListAsync() => Task.FromResult<ModelVersion[]>([.. stored.State.Versions.AsEnumerable().Reverse()]);

    /// <inheritdoc/>
    public async Task<ModelVersion?> GetActiveAsync(string name, string? known, int waitMs)
    {
        if (Active(name)?.Version == known && waitMs > 0)
            await _changed.WaitAsync(TimeSpan.FromMilliseconds(Math.Min(waitMs, MaxWaitMs)));
        return Active(name);
    }

    /// <inheritdoc/>
    public async Task<ModelVersion> ActivateAsync(string name, string version)
    {
        ModelVersion chosen = Known(name, version);
        if (!chosen.Active)
            await WriteAsync(Activate(stored.State.Versions, chosen));
        return Find(name, version)!;
    }

    /// <inheritdoc/>
    public async Task<byte[]> ReadArtifactAsync(string name, string version, int part)
    {
        ModelVersion wanted = Known(name, version);
        return await artifacts.ReadPartAsync(Tenant, wanted.Sha256, wanted.Size, part);
    }

    /// <inheritdoc/>
    public async Task<ModelVersion> PublishAsync(ModelVersion version, bool activate)
    {
        if (Find(version.Name, version.Version) is { } known)
            return known;
        string? objection = ActivationRule.Objection(version, Active(version.Name), options.Value.Tolerance);
        if (objection is not null)
            LogRefused(logger, version.Name, version.Version, objection);
        ModelVersion added = version with { Active = false, Refusal = objection };
        List<ModelVersion> versions = [.. stored.State.Versions, added];
        if (activate && objection is null)
            versions = Activate(versions, added);
        ModelVersion[] dropped = [.. Superfluous(versions, version.Name)];
        await WriteAsync([.. versions.Except(dropped)]);
        await DeleteArtifactsAsync(dropped);
        return Find(version.Name, version.Version) ?? added;
    }

    /// <inheritdoc/>
    public async Task ReportFaultAsync(string name, string version, string? fault)
    {
        if (Find(name, version) is { } found && found.Fault != fault)
            await WriteAsync([.. stored.State.Versions.Select(one => one == found ? one with { Fault = fault } : one)]);
    }

    /// <inheritdoc/>
    public async Task<string> StartTrainingAsync(TrainingRequest request)
    {
        if (stored.State.Training is { } latest && await Operation(latest).GetAsync() is { State: OperationState.Running })
            return latest;
        string id = Guid.CreateVersion7(time.GetUtcNow()).ToString("n");
        await Operation(id).ReportAsync(TrainingService.Waiting(id, time.GetUtcNow().ToUnixTimeMilliseconds()));
        stored.State.Training = id;
        await stored.WriteStateAsync();
        training.Start(Tenant, id, request);
        return id;
    }

    private async Task TrainIfDueAsync()
    {
        if (time.GetUtcNow() < _trainingDue)
            return;
        _trainingDue = time.GetUtcNow().AddHours(options.Value.TrainEveryHours);
        await StartTrainingAsync(new TrainingRequest());
    }

    private static List<ModelVersion> Activate(IEnumerable<ModelVersion> versions, ModelVersion chosen) =>
        [.. versions.Select(one => one.Name == chosen.Name ? one with { Active = one.Version == chosen.Version } : one)];

    private IEnumerable<ModelVersion> Superfluous(List<ModelVersion> versions, string name) =>
        versions.Where(one => one.Name == name).Reverse().Skip(options.Value.KeepVersions).Where(one => !one.Active);

    private ModelVersion Known(string name, string version) =>
        Find(name, version) ?? throw new NotFoundException($"There is no version '{version}' of model '{name}'.");

    private ModelVersion? Find(string name, string version) => stored.State.Versions.Find(one => one.Name == name && one.Version == version);

    private ModelVersion? Active(string name) => stored.State.Versions.Find(one => one.Name == name && one.Active);

    private IOperationGrain Operation(string id) => GrainFactory.GetGrain<IOperationGrain>(GrainKey.Of(Tenant, id));

    private async Task WriteAsync(List<ModelVersion> versions)
    {
        List<ModelVersion> before = stored.State.Versions;
        stored.State.Versions = versions;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // Readers interleave and must not see what was not kept.
            stored.State.Versions = before;
            throw;
        }

        _changed.Raise();
    }

    private async Task DeleteArtifactsAsync(IEnumerable<ModelVersion> dropped)
    {
        foreach (ModelVersion version in dropped.Where(one => stored.State.Versions.TrueForAll(kept => kept.Sha256 != one.Sha256)))
        {
            try
            {
                await artifacts.DeleteAsync(Tenant, version.Sha256, version.Size);
            }
            catch (Exception e)
            {
                LogNotDeleted(logger, version.Sha256, e);
            }
        }
    }
}

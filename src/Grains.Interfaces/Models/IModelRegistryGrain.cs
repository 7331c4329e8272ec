namespace SocialRec.Grains.Interfaces.Models;

/// <summary>A tenant's models: versions, hashes, scores, and which one serves; key <c>tenant/models</c>.</summary>
[Alias("IModelRegistryGrain")]
public interface IModelRegistryGrain : IGrainWithStringKey
{
    /// <summary>All versions, newest first.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<ModelVersion[]> ListAsync();

    /// <summary>The active version of a model; waits up to <paramref name="waitMs"/> for one other than <paramref name="known"/> (long poll).</summary>
    [Alias("GetActive"), AlwaysInterleave, ResponseTimeout("00:00:15")]
    Task<ModelVersion?> GetActiveAsync(string name, string? known, int waitMs);

    /// <summary>Makes a version serve, atomically; an older one is a rollback.</summary>
    /// <exception cref="Errors.NotFoundException">There is no such version.</exception>
    [Alias("Activate")]
    Task<ModelVersion> ActivateAsync(string name, string version);

    /// <summary>Starts training on the log in the background.</summary>
    /// <returns>The id of the operation to follow.</returns>
    [Alias("StartTraining")]
    Task<string> StartTrainingAsync(TrainingRequest request);
}

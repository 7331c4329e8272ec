namespace SocialRec.Grains.Interfaces.Models;

/// <summary>A tenant's models: versions, hashes, scores, and which one serves; key <c>tenant/models</c>.</summary>
[Alias("IModelRegistryGrain")]
public interface IModelRegistryGrain : IGrainWithStringKey
{
    /// <summary>The id of the one registry of a tenant.</summary>
    public const string GrainId = "models";

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

    /// <summary>Reads part of a version's artifact.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="version">The version.</param>
    /// <param name="part">Which part, from 0; the parts one after the other are the artifact.</param>
    /// <returns>At most 512 KiB; none after the last part.</returns>
    /// <exception cref="Errors.NotFoundException">There is no such version.</exception>
    [Alias("ReadArtifact"), AlwaysInterleave]
    Task<byte[]> ReadArtifactAsync(string name, string version, int part);

    /// <summary>Starts training on the log in the background; where a run is under way already, nothing new starts.</summary>
    /// <returns>The id of the operation to follow.</returns>
    [Alias("StartTraining")]
    Task<string> StartTrainingAsync(TrainingRequest request);

    /// <summary>
    /// Adds a version whose artifact is stored, and activates it unless it was not asked for or its scores are worse than the active one's;
    /// then <see cref="ModelVersion.Refusal"/> says so. A repeat changes nothing.
    /// </summary>
    /// <returns>The version as recorded.</returns>
    [Alias("Publish")]
    Task<ModelVersion> PublishAsync(ModelVersion version, bool activate);

    /// <summary>Notes that a silo could not load a version, or with null that it could after all.</summary>
    [Alias("ReportFault")]
    Task ReportFaultAsync(string name, string version, string? fault);
}

namespace SocialRec.Inference.Models;

/// <summary>What a model does at the moment, for operators.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Version">The version that serves; null if none does.</param>
/// <param name="Sha256">SHA-256 of its file.</param>
/// <param name="Device">What it runs on.</param>
/// <param name="Waiting">How many requests wait.</param>
/// <param name="Faults">How many runs have gone wrong since the silo started.</param>
/// <param name="LastFault">What went wrong last: a run, or a version that was not taken; null if nothing has.</param>
/// <param name="LastFaultAt">When that was.</param>
public sealed record ModelStatus(
    string Name,
    string? Version,
    string? Sha256,
    InferenceDevice? Device,
    int Waiting,
    long Faults,
    string? LastFault,
    DateTimeOffset? LastFaultAt);

using System.ComponentModel.DataAnnotations;

namespace SocialRec.Grains.Models;

/// <summary>Which versions are kept, and when a new one may serve.</summary>
public sealed class ModelOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Models";

    /// <summary>Versions kept of each model, so that one can go back; the active one is always kept. Default 5; 1 to 100.</summary>
    [Range(1, 100, ErrorMessage = "Models:KeepVersions must be 1 to 100.")]
    public int KeepVersions { get; set; } = 5;

    /// <summary>
    /// Share of the active version's held-out NDCG that a new version may lack and still be activated: what two slices differ by.
    /// Default 0.02; 0 to 1.
    /// </summary>
    [Range(0, 1, ErrorMessage = "Models:Tolerance must be 0 to 1.")]
    public double Tolerance { get; set; } = 0.02;

    /// <summary>Milliseconds that a silo waits at the registry for another active version. Default 5,000; 50 to 10,000.</summary>
    [Range(50, 10_000, ErrorMessage = "Models:PollMs must be 50 to 10000 milliseconds.")]
    public int PollMs { get; set; } = 5000;

    /// <summary>Seconds until a silo tries again to load a version that it could not load. Default 30; 1 to 3,600.</summary>
    [Range(1, 3600, ErrorMessage = "Models:RetrySeconds must be 1 to 3600 seconds.")]
    public double RetrySeconds { get; set; } = 30;

    /// <summary>Hours between two training runs of a tenant in use, started without being asked. Default 0, never; 0 to 8,760.</summary>
    [Range(0, 8760, ErrorMessage = "Models:TrainEveryHours must be 0 (never) to 8760 hours.")]
    public double TrainEveryHours { get; set; }
}

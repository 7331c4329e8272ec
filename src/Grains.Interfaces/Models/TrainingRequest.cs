namespace SocialRec.Grains.Interfaces.Models;

/// <summary>What to train.</summary>
[GenerateSerializer, Immutable, Alias("TrainingRequest")]
public sealed record TrainingRequest
{
    /// <summary>Seed of every random choice.</summary>
    [Id(0)] public int Seed { get; init; } = 1;

    /// <summary>Whether to activate the new version when it scores no worse on the held-out slice.</summary>
    [Id(1)] public bool Activate { get; init; } = true;
}

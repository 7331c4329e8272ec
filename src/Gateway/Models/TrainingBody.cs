namespace SocialRec.Gateway.Models;

/// <summary>What to train.</summary>
internal sealed record TrainingBody
{
    /// <summary>The seed of every random choice.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Whether the new version serves once it scores no worse on the held-out slice.</summary>
    public bool Activate { get; set; } = true;
}

/// <summary>The answer to a training run that began.</summary>
/// <param name="Id">The operation to follow at /v1/operations/{id}.</param>
internal sealed record TrainingStarted(string Id);

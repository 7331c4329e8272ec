using SocialRec.Learning.Data;

namespace SocialRec.Learning.Training;

/// <summary>How a training run learns what is served.</summary>
public sealed record TrainingOptions
{
    /// <summary>Weights of event types, time decay and repeats.</summary>
    public InteractionWeighting Weighting { get; init; } = new();

    /// <summary>Neighbours kept per item. Default 200; more come nearer to the full model and make the bundle larger, 8 bytes each.</summary>
    public int NeighbourCount { get; init; } = 200;

    /// <summary>Length of an item vector. Default 64.</summary>
    public int Dimension { get; init; } = 64;

    /// <summary>Share of each user's interactions held out to choose settings and to score the model. Default 0.1; the served model then learns from all.</summary>
    public double HeldOutShare { get; init; } = 0.1;

    /// <summary>Cut-off of the held-out measures. Default 10.</summary>
    public int Cutoff { get; init; } = 10;

    /// <summary>Seed of everything random. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads. Default: all processors but one, at least one, so that a silo that trains still serves.</summary>
    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Bytes that matrices may take. Default 8 GiB.</summary>
    public long MemoryBudgetBytes { get; init; } = 8L << 30;
}

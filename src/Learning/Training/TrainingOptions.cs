using SocialRec.Learning.Data;

namespace SocialRec.Learning.Training;

/// <summary>How a training run learns what is served.</summary>
public sealed record TrainingOptions
{
    /// <summary>Weights of event types, time decay and repeats.</summary>
    public InteractionWeighting Weighting { get; init; } = new();

    /// <summary>
    /// Neighbours kept per item, 8 bytes each; more come nearer to the full model. Default 0: as many as make 64 MiB together, from 64 to 400,
    /// with which lists lose about 1% of their NDCG.
    /// </summary>
    public int NeighbourCount { get; init; }

    /// <summary>Length of an item vector. Default 64.</summary>
    public int Dimension { get; init; } = 64;

    /// <summary>Share of a user's interactions held out to choose settings and to score the model, the latest where all are dated. Default 0.1.</summary>
    public double HeldOutShare { get; init; } = 0.1;

    /// <summary>Of how many users interactions are held out at most. Default 3,000, which measures NDCG to about one part in fifty.</summary>
    public int HeldOutUsers { get; init; } = 3_000;

    /// <summary>How many settings are tried at most; fewer where one takes long. Default 14.</summary>
    public int SearchTrials { get; init; } = 14;

    /// <summary>Cut-off of the held-out measures. Default 10.</summary>
    public int Cutoff { get; init; } = 10;

    /// <summary>Seed of everything random. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads. Default: all processors but one, at least one, so that a silo that trains still serves.</summary>
    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Bytes that matrices may take. Default 8 GiB.</summary>
    public long MemoryBudgetBytes { get; init; } = 8L << 30;

    internal int NeighboursOf(int itemCount) =>
        NeighbourCount > 0 ? NeighbourCount : Math.Clamp(DefaultNeighbours / Math.Max(1, itemCount), MinNeighbours, MaxNeighbours);

    private const int DefaultNeighbours = 8 << 20;
    private const int MinNeighbours = 64;
    private const int MaxNeighbours = 400;
}

using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models;

/// <summary>What a trainer may use while it learns.</summary>
/// <param name="workers">Threads, and the token that stops them.</param>
/// <param name="seed">Seed of everything random.</param>
/// <param name="memoryBudgetBytes">Bytes that the trainer may allocate for its matrices; default 8 GiB.</param>
/// <param name="progress">Told the share of this trainer's work that is done, 0 to 1.</param>
public sealed class TrainingContext(Workers workers, int seed = 1, long memoryBudgetBytes = 8L << 30, Action<double>? progress = null)
{
    /// <summary>Threads, and the token that stops them.</summary>
    public Workers Workers { get; } = workers;

    /// <summary>Seed of everything random.</summary>
    public int Seed { get; } = seed;

    /// <summary>Bytes that the trainer may allocate for its matrices.</summary>
    public long MemoryBudgetBytes { get; } = memoryBudgetBytes;

    /// <summary>Reports the share that is done and stops when the run was cancelled.</summary>
    /// <param name="share">0 to 1.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Report(double share)
    {
        Workers.Cancellation.ThrowIfCancellationRequested();
        progress?.Invoke(share);
    }

    /// <summary>A context for a part of the work that reports into a stretch of this one's progress.</summary>
    /// <param name="from">Where the part starts, 0 to 1.</param>
    /// <param name="to">Where it ends.</param>
    /// <returns>The part's context.</returns>
    public TrainingContext Part(double from, double to) =>
        new(Workers, Seed, MemoryBudgetBytes, share => progress?.Invoke(from + (to - from) * share));
}

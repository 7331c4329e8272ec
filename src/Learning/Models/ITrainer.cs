using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models;

/// <summary>Learns a scorer from a user × item matrix. Every family of models is one of these.</summary>
public interface ITrainer
{
    /// <summary>Short name for tables and manifests, such as <c>ease</c>.</summary>
    string Name { get; }

    /// <summary>Learns.</summary>
    /// <param name="interactions">Users × items; values above 0.</param>
    /// <param name="context">Threads, seed, progress and cancellation.</param>
    /// <returns>The scorer.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    IScorer Train(CsrMatrix interactions, TrainingContext context);
}

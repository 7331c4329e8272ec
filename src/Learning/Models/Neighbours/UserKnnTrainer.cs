using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Neighbours;

/// <summary>
/// User-based nearest neighbours by cosine (Herlocker et al., "An Algorithmic Framework for Performing Collaborative Filtering", SIGIR 1999): what those
/// did whose acts are most like the shopper's. Nothing is learned; the whole matrix is kept, so it is a baseline and not served.
/// </summary>
/// <param name="neighbourCount">How many users speak for a shopper. Default 100.</param>
public sealed class UserKnnTrainer(int neighbourCount = 100) : ITrainer
{
    /// <inheritdoc/>
    public string Name => "user-knn";

    /// <inheritdoc/>
    public IScorer Train(CsrMatrix interactions, TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        return new UserKnnScorer(interactions, neighbourCount);
    }
}

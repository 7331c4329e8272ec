using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Neighbours;

/// <summary>
/// Item-based nearest neighbours by shrunk cosine (Sarwar et al., "Item-Based Collaborative Filtering Recommendation Algorithms", WWW 2001):
/// the neighbours of an item are those whose users are its users.
/// </summary>
/// <param name="neighbourCount">How many neighbours stay per item. Default 200.</param>
/// <param name="shrink">Added to the product of the norms, so that few common users prove little. Default 10.</param>
public sealed class ItemKnnTrainer(int neighbourCount = 200, double shrink = 10) : ITrainer
{
    /// <inheritdoc/>
    public string Name => "item-knn";

    /// <inheritdoc/>
    public IScorer Train(CsrMatrix interactions, TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        var norms = new float[interactions.ColumnCount];
        for (var e = 0; e < interactions.EntryCount; e++) norms[interactions.Columns[e]] += interactions.Values[e] * interactions.Values[e];
        for (var item = 0; item < norms.Length; item++) norms[item] = MathF.Sqrt(norms[item]);
        return new NeighbourScorer(SparseGram.Strongest(
            interactions, neighbourCount, (item, other, common) => common / (norms[item] * norms[other] + (float)shrink), context));
    }
}

using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Neighbours;

/// <summary>Counts the users that two items have in common: the plainest of the item-item models, and what the engine keeps up live.</summary>
/// <param name="neighbourCount">How many neighbours stay per item. Default 200.</param>
public sealed class CoOccurrenceTrainer(int neighbourCount = 200) : ITrainer
{
    /// <inheritdoc/>
    public string Name => "co-occurrence";

    /// <inheritdoc/>
    public IScorer Train(CsrMatrix interactions, TrainingContext context) =>
        new NeighbourScorer(SparseGram.Strongest(interactions, neighbourCount, static (_, _, common) => common, context));
}

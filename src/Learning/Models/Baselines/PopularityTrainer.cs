using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Baselines;

/// <summary>Scores each item by its total weight, the same for everybody: what any model must beat.</summary>
public sealed class PopularityTrainer : ITrainer
{
    /// <inheritdoc/>
    public string Name => "popularity";

    /// <inheritdoc/>
    public IScorer Train(CsrMatrix interactions, TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        return new FixedScorer(interactions.ColumnSums());
    }
}

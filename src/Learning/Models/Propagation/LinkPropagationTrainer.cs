using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models.Neighbours;

namespace SocialRec.Learning.Models.Propagation;

/// <summary>
/// Three steps along the links of the user-item graph, item to user to item, each damped by a power of the degrees it passes
/// (Fu et al., "Revisiting Neighborhood-based Link Prediction for Collaborative Filtering", 2022): W = D_i^(−a)·Xᵀ·D_u^(−b)·X·D_i^(−c).
/// One sparse product, so it scales where closed forms do not.
/// </summary>
/// <param name="options">The powers.</param>
public sealed class LinkPropagationTrainer(LinkPropagationOptions options) : ITrainer
{
    /// <inheritdoc/>
    public string Name => "link-propagation";

    /// <inheritdoc/>
    public IScorer Train(CsrMatrix interactions, TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        var totals = interactions.ColumnSums();
        var input = Degrees.Powers(totals, -options.InputExponent);
        var output = Degrees.Powers(totals, -options.OutputExponent);
        var damped = interactions.Scale(Degrees.Powers(interactions.RowSums(), -options.UserExponent / 2), []);
        return new NeighbourScorer(SparseGram.Strongest(
            damped, options.NeighbourCount, (item, other, flow) => flow * input[item] * output[other], context));
    }
}

using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Blending;

/// <summary>
/// A linear blend of two models whose errors differ, such as a closed form and plain neighbours (Bell, Koren and Volinsky, "The BellKor solution to the Netflix
/// Prize", 2007). The blend of linear models is linear, so it is served as one table of neighbours.
/// </summary>
/// <param name="first">Trains the main model.</param>
/// <param name="second">Trains the one beside it.</param>
/// <param name="weight">What the second's scores are multiplied by.</param>
public sealed class BlendTrainer(ITrainer first, ITrainer second, double weight) : ITrainer
{
    /// <inheritdoc/>
    public string Name => $"{first.Name} + {second.Name}";

    /// <inheritdoc/>
    public IScorer Train(CsrMatrix interactions, TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new BlendScorer(first.Train(interactions, context.Part(0, 0.8)), second.Train(interactions, context.Part(0.8, 1)), (float)weight);
    }
}

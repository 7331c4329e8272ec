using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Baselines;

/// <summary>Scores items at random from the seed, the same for everybody: the floor of every table.</summary>
public sealed class RandomTrainer : ITrainer
{
    /// <inheritdoc/>
    public string Name => "random";

    /// <inheritdoc/>
    public IScorer Train(CsrMatrix interactions, TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        ArgumentNullException.ThrowIfNull(context);
        var random = new Random(context.Seed);
        var scores = new float[interactions.ColumnCount];
        for (var item = 0; item < scores.Length; item++) scores[item] = random.NextSingle();
        return new FixedScorer(scores);
    }
}

using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.ClosedForm;

namespace SocialRec.Learning.Training;

/// <summary>A closed form whose settings are relative to the matrix that it learns from, so that they carry over from a part to the whole.</summary>
/// <param name="settings">The settings.</param>
/// <param name="supportCount">How many items speak for each item in the sparse form; 0 for the exact one.</param>
internal sealed class ClosedForm(EaseSettings settings, int supportCount) : ITrainer
{
    public string Name => supportCount == 0 ? "ease" : "sparse-ease";

    public IScorer Train(CsrMatrix interactions, TrainingContext context)
    {
        var options = settings.ToOptions(interactions);
        return supportCount == 0 ? new EaseTrainer(options).Train(interactions, context) : new SparseEaseTrainer(options, supportCount).Train(interactions, context);
    }
}

using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;

namespace SocialRec.Learning.Training;

/// <summary>Maps the progress of each stage to that of the whole run.</summary>
internal sealed class TrainingStages(IProgress<TrainingProgress>? progress, TrainingOptions options, Workers workers)
{
    public TrainingContext Enter(string stage, double from, double to)
    {
        var context = new TrainingContext(
            workers, options.Seed, options.MemoryBudgetBytes, share => progress?.Report(new TrainingProgress(from + (to - from) * share, stage)));
        context.Report(0);
        return context;
    }
}

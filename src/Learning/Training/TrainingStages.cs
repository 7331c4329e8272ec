using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;

namespace SocialRec.Learning.Training;

/// <summary>Maps the progress of each stage to that of the whole run, which never goes back.</summary>
internal sealed class TrainingStages(IProgress<TrainingProgress>? progress, TrainingOptions options, Workers workers)
{
    private readonly Lock gate = new();
    private double reached;

    public TrainingContext Enter(string stage, double from, double to)
    {
        var context = new TrainingContext(workers, options.Seed, options.MemoryBudgetBytes, share => Report(from + (to - from) * share, stage));
        context.Report(0);
        return context;
    }

    private void Report(double share, string stage)
    {
        lock (gate)
        {
            reached = Math.Max(reached, share);
            progress?.Report(new TrainingProgress(reached, stage));
        }
    }
}

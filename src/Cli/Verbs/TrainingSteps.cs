using SocialRec.Learning.Training;

namespace SocialRec.Cli.Verbs;

/// <summary>Shows the steps of a training.</summary>
internal sealed class TrainingSteps(IProgress<(double Share, string Words)> progress) : IProgress<TrainingProgress>
{
    /// <inheritdoc/>
    public void Report(TrainingProgress value) => progress.Report((value.Share, value.Stage));
}

namespace SocialRec.Learning.Training;

/// <summary>Where a training run stands.</summary>
/// <param name="Share">Share of the whole run that is done, 0 to 1.</param>
/// <param name="Stage">What is being done, such as <c>validate</c> or <c>learn neighbours</c>.</param>
public readonly record struct TrainingProgress(double Share, string Stage);

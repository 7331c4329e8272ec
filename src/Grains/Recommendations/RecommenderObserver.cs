using Microsoft.Extensions.Logging;
using SocialRec.Recommendation;

namespace SocialRec.Grains.Recommendations;

/// <summary>Takes what the stages say to the instruments, and their faults to the log.</summary>
internal sealed partial class RecommenderObserver(RecommendationInstruments instruments, TimeProvider time, ILogger<RecommenderObserver> logger) : IRecommenderObserver
{
    private const uint OneIn = 7;

    [ThreadStatic]
    private static uint t_stages;

    /// <inheritdoc/>
    public void StageCompleted(Stage stage, TimeSpan elapsed)
    {
        // A histogram needs no more than a sample of thousands in a second; prime to the number of stages, so that each comes in turn.
        if (++t_stages % OneIn == 0)
            instruments.StageCompleted(stage, elapsed);
        GrainTracing.StageCompleted(stage, elapsed, time);
    }

    /// <inheritdoc/>
    public void Degraded(string name, Exception? error)
    {
        instruments.Degraded(name);
        if (error is not null)
            LogFailed(logger, name, error);
    }

    /// <inheritdoc/>
    public void CacheAsked(bool found) => instruments.CacheAsked(found);

    [LoggerMessage(Level = LogLevel.Error, Message = "Candidate source or scorer {Name} failed; the answer does without it")]
    private static partial void LogFailed(ILogger logger, string name, Exception error);
}

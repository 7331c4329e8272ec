using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Activation of {GrainId} failed.")]
    public static partial void ActivationFailed(ILogger logger, Exception exception, GrainId grainId);

    [LoggerMessage(2, LogLevel.Warning, "Deactivation of {GrainId} failed.")]
    public static partial void DeactivationFailed(ILogger logger, Exception exception, GrainId grainId);

    [LoggerMessage(3, LogLevel.Warning, "A timer's callback failed in {GrainId}.")]
    public static partial void TimerFailed(ILogger logger, Exception exception, GrainId grainId);

    [LoggerMessage(4, LogLevel.Warning, "Reminder {Reminder} of {GrainId} failed.")]
    public static partial void ReminderFailed(ILogger logger, Exception exception, string reminder, GrainId grainId);

    [LoggerMessage(5, LogLevel.Warning, "A stage of the silo's shutdown failed.")]
    public static partial void StopFailed(ILogger logger, Exception exception);

    [LoggerMessage(6, LogLevel.Information, "Silo {Name} of cluster {Cluster} is active: single process, stand-in engine.")]
    public static partial void SiloActive(ILogger logger, string name, string cluster);

    [LoggerMessage(7, LogLevel.Warning, "{GrainId} has {Count} requests, above the soft limit of {Limit}.")]
    public static partial void ManyRequests(ILogger logger, GrainId grainId, int count, int limit);
}

using Microsoft.Extensions.Logging;

namespace SocialRec.Grains.Circles;

/// <content>Log messages.</content>
internal sealed partial class CircleGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot of circle {Key} was not written; the log delivers what it lacks again")]
    private static partial void LogNotWritten(ILogger logger, string key, Exception cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The timeline of circle {Key} did not reach its shard; it is sent again")]
    private static partial void LogNotPublished(ILogger logger, string key, Exception cause);
}

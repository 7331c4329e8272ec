using Microsoft.Extensions.Logging;

namespace SocialRec.Grains.Log;

/// <content>Log messages.</content>
internal sealed partial class LogPartitionGrain
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Log partition {Partition}: {Chunks} chunks, {Events} events, {Tail} of them to be dispatched again.")]
    private partial void LogActivated(string partition, long chunks, long events, int tail);

    [LoggerMessage(Level = LogLevel.Error, Message = "Log partition {Partition} could not write chunk {Chunk}; its events were refused.")]
    private partial void LogWriteFailed(Exception error, string partition, long chunk);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another activation has written the records of log partition {Partition}; this one ends.")]
    private partial void LogReplaced(Exception error, string partition);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A round of upkeep of log partition {Partition} failed; the next one tries again.")]
    private partial void LogUpkeepFailed(Exception error, string partition);
}

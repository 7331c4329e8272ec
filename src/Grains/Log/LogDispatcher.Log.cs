using Microsoft.Extensions.Logging;

namespace SocialRec.Grains.Log;

/// <content>Log messages.</content>
internal sealed partial class LogDispatcher
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Chunk {Chunk} cannot be read; dispatching waits and tries again.")]
    private partial void LogReadFailed(Exception error, long chunk);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Chunk {Chunk} did not reach {Kind} {Receiver}; it is delivered again.")]
    private partial void LogDeliveryFailed(Exception error, ReceiverKind kind, string receiver, long chunk);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind} {Receiver} could not be brought up, {Failures} times in a row.")]
    private partial void LogCatchUpFailed(Exception error, ReceiverKind kind, string receiver, int failures);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} {Receiver} is set aside; {Chunks} chunks wait for it and are tried again from time to time.")]
    private partial void LogParked(ReceiverKind kind, string receiver, int chunks);
}

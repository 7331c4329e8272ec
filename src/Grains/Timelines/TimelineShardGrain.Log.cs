using Microsoft.Extensions.Logging;

namespace SocialRec.Grains.Timelines;

/// <content>Log messages.</content>
internal sealed partial class TimelineShardGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Row {Number} of timeline shard {Shard} was not written; it is tried again")]
    private static partial void LogNotWritten(ILogger logger, string shard, int number, Exception cause);
}

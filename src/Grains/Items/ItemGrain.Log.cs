using Microsoft.Extensions.Logging;

namespace SocialRec.Grains.Items;

internal sealed partial class ItemGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot of item {Key} was not written; the log delivers what it lacks again")]
    private static partial void LogNotWritten(ILogger logger, string key, Exception cause);
}

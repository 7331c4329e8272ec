using Microsoft.Extensions.Logging;

namespace SocialRec.Grains.Catalog;

internal sealed partial class CatalogShardGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Figures of page {Page} of catalog shard {Shard} were not written and wait for the next time")]
    private static partial void LogFiguresNotWritten(ILogger logger, string shard, int page, Exception cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Catalog shard {Shard} was written by another activation; this one ends")]
    private static partial void LogSuperseded(ILogger logger, string shard);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Catalog shard {Shard} could not be loaded; its next call tries again")]
    private static partial void LogNotLoaded(ILogger logger, string shard, Exception cause);
}

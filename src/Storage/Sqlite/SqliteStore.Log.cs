using Microsoft.Extensions.Logging;

namespace SocialRec.Storage.Sqlite;

public sealed partial class SqliteStore
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Opened {File}; integrity check: {Integrity}")]
    private partial void LogOpened(string file, IntegrityResult integrity);

    [LoggerMessage(Level = LogLevel.Information, Message = "Closed {File}")]
    private partial void LogClosed(string file);
}

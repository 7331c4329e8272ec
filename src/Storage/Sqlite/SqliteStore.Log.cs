using Microsoft.Extensions.Logging;

namespace SocialRec.Storage.Sqlite;

public sealed partial class SqliteStore
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Opened {File}; integrity check: {Integrity}; encrypted: {Encrypted}")]
    private partial void LogOpened(string file, IntegrityResult integrity, bool encrypted);

    [LoggerMessage(Level = LogLevel.Information, Message = "Closed {File}")]
    private partial void LogClosed(string file);
}

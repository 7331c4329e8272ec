using Microsoft.Extensions.Logging;

namespace SocialRec.Storage.Sqlite;

internal sealed partial class Checkpointer
{
    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The write-ahead log could not be moved into the database file (SQLite error {Code}: {Detail}); it grows until that succeeds")]
    private partial void LogCheckpointFailed(int code, string detail);
}

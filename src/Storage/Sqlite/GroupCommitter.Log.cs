using Microsoft.Extensions.Logging;

namespace SocialRec.Storage.Sqlite;

internal sealed partial class GroupCommitter
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A commit of {Rows} rows failed ({Reason}); none of them is acknowledged")]
    private partial void LogCommitFailed(int rows, string reason, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A failed transaction could not be rolled back")]
    private partial void LogRollbackFailed(Exception exception);
}

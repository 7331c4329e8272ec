using Microsoft.Extensions.Logging;

namespace SocialRec.Grains.Users;

/// <content>Log messages.</content>
internal sealed partial class UserGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot of user {User} could not be written; the log keeps what it misses.")]
    private partial void LogSnapshotFailed(Exception error, string user);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed of user {User} could not be written; it is tried again.")]
    private partial void LogFeedWriteFailed(Exception error, string user);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The timeline of user {User} did not reach its shard; it is sent again.")]
    private partial void LogNotPublished(Exception error, string user);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The record of the feed of user {User} is damaged; the feed is made again from the people followed.")]
    private partial void LogFeedLost(string user);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed of user {User} is made again without the acts of {Followed}.")]
    private partial void LogRebuildFailed(Exception error, string user, string followed);
}

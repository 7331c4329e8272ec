namespace SocialRec.Grains.Interfaces.Events;

/// <summary>
/// The append-only log of the users of one hash bucket; key <c>tenant/partition</c>. Reentrant: appends that wait for the same write overlap.
/// </summary>
[Alias("ILogPartitionGrain")]
public interface ILogPartitionGrain : IGrainWithStringKey
{
    /// <summary>Makes events durable, each id once. Returns only after the write that holds them.</summary>
    /// <param name="events">At most 1,000 events of users of this partition.</param>
    /// <exception cref="Errors.UnavailableException">The write failed: send the same events, with the same ids, again.</exception>
    /// <exception cref="Errors.OverloadedException">Too much waits to be written or dispatched: nothing was kept, try again a little later.</exception>
    /// <exception cref="Errors.InvalidRequestException">There are too many events, or one is too large to be kept.</exception>
    [Alias("Append"), ResponseTimeout("00:00:10")]
    Task<AppendResult> AppendAsync(SocialEvent[] events);

    /// <summary>Events after a position, in log order: for training, replay and export.</summary>
    /// <param name="afterPosition">0 for the start.</param>
    /// <param name="maxEvents">At most 10,000; a page may hold fewer.</param>
    [Alias("Read"), AlwaysInterleave]
    Task<LogPage> ReadAsync(long afterPosition, int maxEvents);

    /// <summary>
    /// What one user did after a position and may not be durable in the user's view: the tail that the view asks for when it activates.
    /// <see cref="LogPage.NextPosition"/> is the partition's last durable position.
    /// </summary>
    [Alias("ReadUserTail"), AlwaysInterleave, ResponseTimeout("00:00:10")]
    Task<LogPage> ReadUserTailAsync(string user, long afterPosition);

    /// <summary>Positions and queue lengths, for operators and tests.</summary>
    [Alias("GetStatus"), AlwaysInterleave]
    Task<LogPartitionStatus> GetStatusAsync();

    /// <summary>Waits until everything up to a position has been dispatched, followers' feeds included.</summary>
    [Alias("WhenDispatched"), AlwaysInterleave, ResponseTimeout("00:01:00")]
    Task<LogPartitionStatus> WhenDispatchedAsync(long position);

    /// <summary>Has all that is written dispatched and made durable in every view, and moves the checkpoint there: before a planned stop or a backup.</summary>
    [Alias("Settle"), AlwaysInterleave, ResponseTimeout("00:05:00")]
    Task<LogPartitionStatus> SettleAsync();

    /// <summary>Activates the partition, so that what a crash left undispatched is dispatched.</summary>
    [Alias("Wake"), AlwaysInterleave]
    Task WakeAsync();
}

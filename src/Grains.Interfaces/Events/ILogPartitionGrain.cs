namespace SocialRec.Grains.Interfaces.Events;

/// <summary>
/// The append-only log of the users of one hash bucket; key <c>tenant/partition</c>. Reentrant: appends that wait for the same write overlap.
/// </summary>
[Alias("ILogPartitionGrain")]
public interface ILogPartitionGrain : IGrainWithStringKey
{
    /// <summary>Makes events durable, each id once. Returns only after the write that holds them.</summary>
    /// <param name="events">At most 1,000 events of users of this partition.</param>
    /// <exception cref="Errors.UnavailableException">The write failed or the queue is full: nothing of it was kept, try again.</exception>
    [Alias("Append"), ResponseTimeout("00:00:10")]
    Task<AppendResult> AppendAsync(SocialEvent[] events);

    /// <summary>Events after a position, in log order: for training, replay and export.</summary>
    /// <param name="afterPosition">0 for the start.</param>
    /// <param name="maxEvents">At most 10,000; a page may hold fewer.</param>
    [Alias("Read"), AlwaysInterleave]
    Task<LogPage> ReadAsync(long afterPosition, int maxEvents);

    /// <summary>What one user did after a position: the tail that the user's view asks for when it activates.</summary>
    [Alias("ReadUserTail"), AlwaysInterleave]
    Task<LogPage> ReadUserTailAsync(string user, long afterPosition);

    /// <summary>Positions and queue lengths, for operators and tests.</summary>
    [Alias("GetStatus"), AlwaysInterleave]
    Task<LogPartitionStatus> GetStatusAsync();

    /// <summary>Activates the partition, so that what a crash left undispatched is dispatched.</summary>
    [Alias("Wake"), AlwaysInterleave]
    Task WakeAsync();
}

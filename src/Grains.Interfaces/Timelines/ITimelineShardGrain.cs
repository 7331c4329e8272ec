namespace SocialRec.Grains.Interfaces.Timelines;

/// <summary>
/// The timelines of one hash shard; key <c>tenant/shard</c>. The source of every silo's replica of them. Interleaving; calls no other grain. Rows are derived data:
/// written some seconds after a change, and put again by whoever owns them.
/// </summary>
[Alias("ITimelineShardGrain")]
public interface ITimelineShardGrain : IGrainWithStringKey
{
    /// <summary>Takes over a row unless it has a later one.</summary>
    [Alias("Put"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task PutAsync(TimelineRow row);

    /// <summary>Rows that changed after a version; waits up to <paramref name="waitMs"/> for one (long poll).</summary>
    /// <param name="afterVersion">The shard version that the caller has; 0 for everything.</param>
    /// <param name="maxRows">At most 1,000.</param>
    /// <param name="waitMs">0 to 10,000.</param>
    [Alias("ReadChanges"), AlwaysInterleave, ResponseTimeout("00:00:15")]
    Task<TimelineChanges> ReadChangesAsync(long afterVersion, int maxRows, int waitMs);
}

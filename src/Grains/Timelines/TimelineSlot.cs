using SocialRec.Grains.Interfaces.Timelines;

namespace SocialRec.Grains.Timelines;

/// <summary>A row of a shard, and the record that keeps it.</summary>
internal sealed class TimelineSlot(int number, TimelineRow row)
{
    /// <summary>The number of its record.</summary>
    public int Number { get; } = number;

    /// <summary>The row.</summary>
    public TimelineRow Row { get; set; } = row;

    /// <summary>The record as last read or written.</summary>
    public GrainState<TimelineRowRecord> Record { get; init; } = new(new TimelineRowRecord());

    /// <summary>Where it stands in the order of changes.</summary>
    public LinkedListNode<(long Version, TimelineSlot Subject)>? Change { get; set; }
}

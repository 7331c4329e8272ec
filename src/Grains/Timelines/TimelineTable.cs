using SocialRec.Grains.Catalog;
using SocialRec.Grains.Interfaces.Timelines;

namespace SocialRec.Grains.Timelines;

/// <summary>A shard's rows in memory, with the version of every change, and which of them are not yet written.</summary>
internal sealed class TimelineTable
{
    // Leaves 2^23 activations and 2^40 changes in each.
    private const int EpochShift = 40;

    private readonly Dictionary<(TimelineKind Kind, string Id), TimelineSlot> _slots = [];
    private readonly ChangeOrder<TimelineSlot> _changes = new();
    private readonly HashSet<TimelineSlot> _unwritten = [];

    /// <summary>The version of the latest change.</summary>
    public long Version { get; private set; }

    /// <summary>One more than the highest number of a row.</summary>
    public int Count { get; private set; }

    /// <summary>Whether every row is written.</summary>
    public bool IsWritten => _unwritten.Count == 0;

    /// <summary>Takes over the rows that were stored, in an activation of a number above all before.</summary>
    public void Load(long epoch, IEnumerable<TimelineSlot> stored)
    {
        Version = epoch << EpochShift;
        foreach (TimelineSlot slot in stored)
        {
            _slots[(slot.Row.Kind, slot.Row.Id)] = slot;
            Count = Math.Max(Count, slot.Number + 1);
            slot.Change = _changes.Touch(null, slot, ++Version);
        }
    }

    /// <summary>Takes over a row unless it has a later one.</summary>
    /// <returns>Whether it did.</returns>
    public bool Put(TimelineRow row)
    {
        if (!_slots.TryGetValue((row.Kind, row.Id), out TimelineSlot? slot))
        {
            if (row.IsEmpty)
                return false;
            _slots.Add((row.Kind, row.Id), slot = new TimelineSlot(Count++, row));
        }
        else if (slot.Row.Stamp >= row.Stamp)
        {
            return false;
        }

        slot.Row = row;
        slot.Change = _changes.Touch(slot.Change, slot, ++Version);
        _unwritten.Add(slot);
        return true;
    }

    /// <summary>The rows that are to be written; they count as written from now on.</summary>
    public TimelineSlot[] TakeUnwritten()
    {
        TimelineSlot[] slots = [.. _unwritten];
        _unwritten.Clear();
        return slots;
    }

    /// <summary>Notes that a row could not be written after all.</summary>
    public void PutBack(TimelineSlot slot) => _unwritten.Add(slot);

    /// <summary>What changed after a version.</summary>
    /// <param name="afterVersion">The version that the caller has; 0 for everything.</param>
    /// <param name="most">The most rows.</param>
    /// <param name="nowMs">When the answer is true, Unix milliseconds.</param>
    public TimelineChanges ChangesAfter(long afterVersion, int most, long nowMs)
    {
        // A caller who knows a later version followed a history that has since been restored from a backup.
        if (afterVersion > Version)
            afterVersion = 0;
        (long Version, TimelineSlot Subject)[] changed = [.. _changes.After(afterVersion).Take(most + 1)];
        bool atEnd = changed.Length <= most;
        TimelineRow[] rows = [.. changed.Take(most).Select(change => change.Subject.Row)];
        return new TimelineChanges(rows, atEnd ? Version : changed[most - 1].Version, atEnd, nowMs);
    }
}

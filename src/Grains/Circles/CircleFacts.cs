using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.State;
using SocialRec.Grains.Timelines;

namespace SocialRec.Grains.Circles;

/// <summary>
/// What the acts of a circle's members add up to. Each act counts once: one watermark per log partition tells what is new, so a repeated delta changes nothing,
/// and a delta that leaves a gap is not applied.
/// </summary>
/// <param name="halfLifeMs">Milliseconds after which an act counts half.</param>
internal sealed class CircleFacts(double halfLifeMs)
{
    /// <summary>The most acts kept.</summary>
    public const int RecentActs = 256;

    private readonly Dictionary<int, long> _positions = [];
    private ActWindow _recent = new(RecentActs);
    private ItemActivity _activity = new(halfLifeMs);

    /// <summary>Whether no member has done anything yet.</summary>
    public bool IsEmpty => _positions.Count == 0;

    /// <summary>The last position applied of each partition.</summary>
    public IReadOnlyDictionary<int, long> Positions => _positions;

    /// <summary>The last position applied of a partition; 0 for none.</summary>
    public long Applied(int partition) => _positions.GetValueOrDefault(partition);

    /// <summary>Applies what is above the watermark; nothing if the delta begins beyond it.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Apply(CircleDelta delta)
    {
        long applied = Applied(delta.Partition);
        if (delta.Previous > applied || delta.UpTo <= applied)
            return false;
        foreach (FriendAct act in delta.Acts.Where(act => act.Position > applied))
            Apply(act);
        foreach (CircleLeave leave in delta.Left.Where(leave => leave.Position > applied))
            TakeBack(act => act.Actor == leave.Member && act.Position < leave.Position);
        _positions[delta.Partition] = delta.UpTo;
        return true;
    }

    /// <summary>Takes back all that a member did.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool Withdraw(string member) => TakeBack(act => act.Actor == member);

    /// <summary>The latest acts, newest first.</summary>
    public FriendAct[] Recent(int most) => _recent.NewestFirst(most).Acts;

    /// <summary>The most active items at a time, most active first.</summary>
    public (string[] Items, float[] Weights) Top(int most, long nowMs) => _activity.Top(most, nowMs);

    /// <inheritdoc cref="ActWindow.Said"/>
    public (string Author, string? Words)[] Said() => _recent.Said();

    /// <inheritdoc cref="ActWindow.TakeWords"/>
    public void TakeWords(string?[] words) => _recent.TakeWords(words);

    public void Write(StateWriter writer)
    {
        writer.Count(_positions.Count);
        foreach ((int partition, long position) in _positions)
        {
            writer.Count(partition);
            writer.Varint((ulong)position);
        }

        _recent.Write(writer);
        _activity.Write(writer);
    }

    /// <summary>Takes over what was written.</summary>
    public void Restore(ref StateReader reader)
    {
        for (int n = reader.Count(); n > 0; n--)
        {
            int partition = reader.Count();
            _positions[partition] = (long)reader.Varint();
        }

        _recent = ActWindow.Read(ref reader, RecentActs);
        _activity = ItemActivity.Read(ref reader, halfLifeMs);
    }

    private void Apply(FriendAct act)
    {
        if (act.Type == EventType.Unlike)
        {
            // Of a like that has left the window the decayed weight is no longer known: what it has now is the least that can be taken.
            if (!TakeBack(like => like.Type == EventType.Like && like.Item == act.Item && like.Actor == act.Actor))
                _activity.Add(act);
            return;
        }

        _recent.Add(act);
        _activity.Add(act);
    }

    private bool TakeBack(Predicate<FriendAct> unwanted)
    {
        List<FriendAct> removed = _recent.Remove(unwanted);
        removed.ForEach(_activity.Remove);
        return removed.Count > 0;
    }
}

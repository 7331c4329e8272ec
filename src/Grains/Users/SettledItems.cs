using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <summary>
/// Items that are settled for a user: bought, liked, saved, disliked or hidden. Unlike and unsave take back; a like takes back a dislike or hide, and a dislike
/// takes back a like. Exact for the newest <see cref="Capacity"/>.
/// </summary>
internal sealed class SettledItems
{
    public const int Capacity = 8192;

    private const int FirstSize = 4;
    private const byte Bought = 1, Liked = 2, Saved = 4, Disliked = 8, Hidden = 16;

    private ulong[] _items = [];
    private byte[] _why = [];

    public int Count { get; private set; }

    /// <summary>Notes an event; false if it settles and takes back nothing.</summary>
    public bool Apply(EventType type, ulong item)
    {
        (byte set, byte clear) = type switch
        {
            EventType.Purchase => (Bought, (byte)0),
            EventType.Like => (Liked, (byte)(Disliked | Hidden)),
            EventType.Unlike => ((byte)0, Liked),
            EventType.Save => (Saved, (byte)0),
            EventType.Unsave => ((byte)0, Saved),
            EventType.Dislike => (Disliked, Liked),
            EventType.Hide => (Hidden, (byte)0),
            _ => default,
        };
        if (set == 0 && clear == 0)
            return false;
        int at = _items.AsSpan(0, Count).IndexOf(item);
        if (at >= 0)
            return Change(at, (byte)((_why[at] & ~clear) | set));
        if (set == 0)
            return false;
        Append(item, set);
        return true;
    }

    /// <summary>A sorted copy.</summary>
    public ulong[] ToSorted()
    {
        ulong[] sorted = _items[..Count];
        Array.Sort(sorted);
        return sorted;
    }

    public void Write(StateWriter writer)
    {
        writer.Hashes(_items.AsSpan(0, Count));
        writer.Raw(_why.AsSpan(0, Count));
    }

    public static SettledItems Read(ref StateReader reader)
    {
        ulong[] items = reader.Hashes();
        byte[] why = reader.Raw(items.Length).ToArray();
        return items.Length <= Capacity ? new SettledItems { _items = items, _why = why, Count = items.Length } : throw StateReader.Corrupt();
    }

    private bool Change(int at, byte why)
    {
        bool changed = _why[at] != why;
        _why[at] = why;
        if (why == 0)
            RemoveAt(at);
        return changed;
    }

    private void Append(ulong item, byte why)
    {
        if (Count == Capacity)
            RemoveAt(0);
        if (Count == _items.Length)
        {
            int size = Math.Clamp(2 * Count, FirstSize, Capacity);
            Array.Resize(ref _items, size);
            Array.Resize(ref _why, size);
        }

        _items[Count] = item;
        _why[Count++] = why;
    }

    private void RemoveAt(int at)
    {
        Array.Copy(_items, at + 1, _items, at, Count - at - 1);
        Array.Copy(_why, at + 1, _why, at, Count - at - 1);
        Count--;
    }
}

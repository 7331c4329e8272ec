using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Timelines;

/// <summary>
/// The newest acts of several people, by time, in bounded space. The order is total and what is kept is its top, so that the order in which acts arrive does not
/// matter. An act is identified by its actor and position; the caller sees to it that each comes once.
/// </summary>
/// <param name="capacity">The most acts kept.</param>
internal sealed class ActWindow(int capacity)
{
    private const int FirstSize = 4;
    private const byte DatedFlag = 0x80, DirectFlag = 0x40;

    // Oldest first: what arrives is mostly newest, and is then added without moving anything.
    private FriendAct[] _acts = [];
    private ulong[] _items = [];

    public int Count { get; private set; }

    /// <summary>The acts, oldest first.</summary>
    public ReadOnlySpan<FriendAct> Acts => _acts.AsSpan(0, Count);

    /// <summary>The hash of each act's item.</summary>
    public ReadOnlySpan<ulong> Items => _items.AsSpan(0, Count);

    /// <summary>Adds an act; nothing happens if the window is full and the act older than all in it.</summary>
    public void Add(FriendAct act)
    {
        int at = Count;
        while (at > 0 && Compare(act, _acts[at - 1]) < 0)
            at--;
        if (Count == capacity)
        {
            if (at == 0)
                return;
            Array.Copy(_acts, 1, _acts, 0, --at);
            Array.Copy(_items, 1, _items, 0, at);
        }
        else
        {
            if (Count == _acts.Length)
            {
                Array.Resize(ref _acts, Math.Clamp(2 * Count, FirstSize, capacity));
                Array.Resize(ref _items, _acts.Length);
            }

            Array.Copy(_acts, at, _acts, at + 1, Count - at);
            Array.Copy(_items, at, _items, at + 1, Count - at);
            Count++;
        }

        _acts[at] = act;
        _items[at] = HashedIds.Of(act.Item).Hash;
    }

    /// <summary>Takes acts out.</summary>
    /// <returns>Those taken out, oldest first.</returns>
    public List<FriendAct> Remove(Predicate<FriendAct> unwanted)
    {
        List<FriendAct> removed = [];
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (unwanted(_acts[i]))
            {
                removed.Add(_acts[i]);
                continue;
            }

            _acts[kept] = _acts[i];
            _items[kept++] = _items[i];
        }

        Array.Clear(_acts, kept, Count - kept);
        Count = kept;
        return removed;
    }

    /// <summary>Up to so many acts, newest first, with the hashes of their items.</summary>
    public (FriendAct[] Acts, ulong[] Items) NewestFirst(int most)
    {
        int first = Math.Max(0, Count - most);
        FriendAct[] acts = _acts[first..Count];
        ulong[] items = _items[first..Count];
        Array.Reverse(acts);
        Array.Reverse(items);
        return (acts, items);
    }

    /// <summary>Who did each act, and the words; oldest first.</summary>
    public (string Author, string? Words)[] Said() => Array.ConvertAll(_acts[..Count], act => (act.Actor, act.Text));

    /// <summary>Gives the acts just read their words, oldest first; a record of an earlier version had them in the acts.</summary>
    public void TakeWords(string?[] words)
    {
        for (int i = 0; i < Count; i++)
        {
            if (words[i] is { } text)
                _acts[i] = _acts[i] with { Text = text };
        }
    }

    /// <summary>Writes the acts without their words, which a record keeps apart; see <see cref="Keys.WordSeal"/>.</summary>
    public void Write(StateWriter writer)
    {
        writer.Count(Count);
        for (int i = 0; i < Count; i++)
        {
            FriendAct act = _acts[i];
            writer.Byte((byte)((byte)act.Type | (act.TimeMs is null ? 0 : DatedFlag) | (act.Direct ? DirectFlag : 0)));
            writer.Id(HashedIds.Of(act.Actor));
            writer.Id(HashedIds.Of(act.Item));
            writer.Varint((ulong)act.Position);
            if (act.TimeMs is { } time)
                writer.Signed(time);
            writer.OptionalString(null);
        }
    }

    public static ActWindow Read(ref StateReader reader, int capacity)
    {
        int count = reader.Count();
        if (count > capacity)
            throw StateReader.Corrupt();
        ActWindow window = new(capacity) { _acts = new FriendAct[count], _items = new ulong[count] };
        for (; window.Count < count; window.Count++)
        {
            byte type = reader.Byte();
            HashedId actor = reader.Id(), item = reader.Id();
            window._items[window.Count] = item.Hash;
            window._acts[window.Count] = new FriendAct(
                actor.Id, (long)reader.Varint(), (EventType)(type & ~(DatedFlag | DirectFlag)), item.Id, (type & DatedFlag) != 0 ? reader.Signed() : null,
                reader.OptionalString(), (type & DirectFlag) != 0);
        }

        return window;
    }

    // Undated acts count as older than all dated ones.
    private static int Compare(FriendAct a, FriendAct b)
    {
        int byTime = (a.TimeMs ?? long.MinValue).CompareTo(b.TimeMs ?? long.MinValue);
        if (byTime != 0)
            return byTime;
        int byPosition = a.Position.CompareTo(b.Position);
        return byPosition != 0 ? byPosition : string.CompareOrdinal(a.Actor, b.Actor);
    }
}

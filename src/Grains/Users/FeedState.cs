using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <summary>
/// A user's feed: the newest <see cref="Capacity"/> acts of the people the user hears, by time, and how far each author's acts have been taken.
/// The order is total and the kept acts are its top, so that the order in which authors are heard does not matter. Its record is derived data.
/// </summary>
internal sealed class FeedState : ICompactState<FeedState>
{
    public const int Capacity = 512;

    private const int FirstSize = 4;
    private const byte DatedFlag = 0x80, DirectFlag = 0x40;

    // Oldest first: what arrives is mostly newest, and is then added without moving anything.
    private FriendAct[] _acts = [];
    private ulong[] _items = [];

    public static byte FormatVersion => 1;

    public int Count { get; private set; }

    /// <summary>Whether the record was damaged: the feed is then empty, and made again from the people followed.</summary>
    public bool IsLost { get; private init; }

    public AuthorPositions Authors { get; private init; } = new();

    /// <summary>Takes acts above the author's position into the feed.</summary>
    /// <param name="author">Hash of their author.</param>
    /// <param name="acts">In log order.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Take(ulong author, FriendAct[] acts)
    {
        long known = Authors[author];
        bool changed = false;
        foreach (FriendAct act in acts)
        {
            if (act.Position <= known)
                continue;
            changed = true;
            known = act.Position;
            if (act.Type == EventType.Unlike)
                Remove(a => a.Type == EventType.Like && a.Item == act.Item && a.Actor == act.Actor);
            else
                Insert(act);
        }

        Authors[author] = known;
        return changed;
    }

    /// <summary>Takes an author's acts out, and lets none up to a position in again.</summary>
    public bool Withdraw(ulong author, long upTo)
    {
        Authors[author] = Math.Max(Authors[author], upTo);
        return Remove(act => HashedIds.Of(act.Actor).Hash == author);
    }

    /// <summary>Takes out the acts, and forgets the position, of everyone the user does not hear.</summary>
    public bool Prune(UserState user)
    {
        bool changed = Authors.RemoveAll(author => !user.Hears(author));
        return Remove(act => !user.Hears(HashedIds.Of(act.Actor).Hash)) || changed;
    }

    /// <summary>The acts, newest first, with the hashes of their items.</summary>
    public (FriendAct[] Acts, ulong[] Items) NewestFirst()
    {
        FriendAct[] acts = _acts[..Count];
        ulong[] items = _items[..Count];
        Array.Reverse(acts);
        Array.Reverse(items);
        return (acts, items);
    }

    public void Write(StateWriter writer)
    {
        Authors.Write(writer);
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
            writer.OptionalString(act.Text);
        }
    }

    public static FeedState Read(ref StateReader reader, byte version)
    {
        try
        {
            return Read(ref reader);
        }
        catch (InvalidDataException)
        {
            return new FeedState { IsLost = true };
        }
    }

    private static FeedState Read(ref StateReader reader)
    {
        FeedState feed = new() { Authors = AuthorPositions.Read(ref reader) };
        int count = reader.Count();
        if (count > Capacity)
            throw StateReader.Corrupt();
        feed._acts = new FriendAct[count];
        feed._items = new ulong[count];
        for (; feed.Count < count; feed.Count++)
        {
            byte type = reader.Byte();
            HashedId actor = reader.Id(), item = reader.Id();
            feed._items[feed.Count] = item.Hash;
            feed._acts[feed.Count] = new FriendAct(
                actor.Id, (long)reader.Varint(), (EventType)(type & ~(DatedFlag | DirectFlag)), item.Id, (type & DatedFlag) != 0 ? reader.Signed() : null,
                reader.OptionalString(), (type & DirectFlag) != 0);
        }

        return feed;
    }

    private void Insert(FriendAct act)
    {
        int at = Count;
        while (at > 0 && Compare(act, _acts[at - 1]) < 0)
            at--;
        if (Count == Capacity)
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
                Array.Resize(ref _acts, Math.Clamp(2 * Count, FirstSize, Capacity));
                Array.Resize(ref _items, _acts.Length);
            }

            Array.Copy(_acts, at, _acts, at + 1, Count - at);
            Array.Copy(_items, at, _items, at + 1, Count - at);
            Count++;
        }

        _acts[at] = act;
        _items[at] = HashedIds.Of(act.Item).Hash;
    }

    private bool Remove(Predicate<FriendAct> unwanted)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (unwanted(_acts[i]))
                continue;
            _acts[kept] = _acts[i];
            _items[kept++] = _items[i];
        }

        bool changed = kept < Count;
        Array.Clear(_acts, kept, Count - kept);
        Count = kept;
        return changed;
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

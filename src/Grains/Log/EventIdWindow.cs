using System.Numerics;

namespace SocialRec.Grains.Log;

/// <summary>
/// The newest <see cref="Capacity"/> event ids that a partition has accepted, by <see cref="EventIdHash"/>: a ring in order of acceptance and an open-addressing
/// index into it (linear probing, deletion by shifting back). 24 bytes an id; it grows with use.
/// </summary>
internal sealed class EventIdWindow(int capacity)
{
    private const int FirstSize = 1024;

    private UInt128[] _ring = new UInt128[Math.Min(FirstSize, capacity)];
    private int[] _slots = new int[Math.Min(FirstSize, SlotsFor(capacity))];
    private int _next;

    public int Capacity { get; } = capacity;

    public int Count { get; private set; }

    public bool Contains(UInt128 id) => _slots[Find(id)] != 0;

    /// <summary>Adds an id that is not in the window; the oldest goes when it is full.</summary>
    public void Add(UInt128 id)
    {
        if (Count == _ring.Length && Count < Capacity)
            Grow();
        if (Count == Capacity)
            Remove(_ring[_next]);
        else
            Count++;
        _ring[_next] = id;
        _slots[Find(id)] = _next + 1;
        _next = (_next + 1) % _ring.Length;
        if (_slots.Length < SlotsFor(Count))
            Index(SlotsFor(Count));
    }

    /// <summary>The newest <paramref name="count"/> ids, oldest of them first.</summary>
    public UInt128[] Newest(int count)
    {
        var ids = new UInt128[count];
        for (int i = 0; i < count; i++)
            ids[i] = _ring[(_next - count + i + _ring.Length) % _ring.Length];
        return ids;
    }

    private static int SlotsFor(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * count, 2));

    private void Grow()
    {
        UInt128[] ordered = Newest(Count);
        _ring = new UInt128[Math.Min(2 * ordered.Length, Capacity)];
        ordered.CopyTo(_ring, 0);
        _next = Count;
        Index(SlotsFor(_ring.Length));
    }

    private void Index(int slots)
    {
        _slots = new int[slots];
        for (int i = 0; i < Count; i++)
            _slots[Find(_ring[i])] = i + 1;
    }

    // The id's slot, or the free one where it would stand.
    private int Find(UInt128 id)
    {
        int mask = _slots.Length - 1;
        int slot = (int)(ulong)id & mask;
        while (_slots[slot] != 0 && _ring[_slots[slot] - 1] != id)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Remove(UInt128 id)
    {
        int mask = _slots.Length - 1;
        int hole = Find(id);
        for (int slot = (hole + 1) & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            // An entry may move into the hole only if its probe sequence passes there.
            int home = (int)(ulong)_ring[_slots[slot] - 1] & mask;
            if (((slot - home) & mask) < ((slot - hole) & mask))
                continue;
            _slots[hole] = _slots[slot];
            hole = slot;
        }

        _slots[hole] = 0;
    }
}

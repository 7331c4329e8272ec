using System.Runtime.CompilerServices;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Catalog;

/// <summary>
/// Hash of an id to row number: open addressing, at most five eighths full, one writer, any number of readers without a lock.
/// Rows are only ever added; a reader that holds an older picture ignores rows beyond its own count.
/// </summary>
internal sealed class RowTable
{
    private readonly Slot[] _slots;
    private readonly int _shift;

    private RowTable(int capacityLog2)
    {
        _slots = new Slot[1 << capacityLog2];
        _shift = 64 - capacityLog2;
    }

    /// <summary>An empty table.</summary>
    public static RowTable Empty() => new(10);

    /// <summary>The row of a hash, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ulong hash)
    {
        Slot[] slots = _slots;
        for (int at = Home(hash); ; at = (at + 1) & (slots.Length - 1))
        {
            ref Slot slot = ref slots[at];
            int rowPlusOne = Volatile.Read(ref slot.RowPlusOne);
            if (rowPlusOne == 0)
                return -1;
            if (slot.Hash == hash)
                return rowPlusOne - 1;
        }
    }

    /// <summary>The rows of many hashes, −1 where there is none; asks for memory well ahead of its use.</summary>
    public void Find(ReadOnlySpan<ulong> hashes, Span<int> rows)
    {
        const int Ahead = 12;
        for (int i = 0; i < Math.Min(Ahead, hashes.Length); i++)
            Prefetch.Line(in _slots[Home(hashes[i])]);
        for (int i = 0; i < hashes.Length; i++)
        {
            if (i + Ahead < hashes.Length)
                Prefetch.Line(in _slots[Home(hashes[i + Ahead])]);
            rows[i] = Find(hashes[i]);
        }
    }

    /// <summary>Adds a hash that is not there yet; returns a larger table in its place when this one is full enough.</summary>
    public RowTable Add(ulong hash, int row)
    {
        RowTable table = row + 1 > _slots.Length / 8 * 5 ? Grow() : this;
        table.Insert(hash, row);
        return table;
    }

    private void Insert(ulong hash, int row)
    {
        int at = Home(hash);
        while (_slots[at].RowPlusOne != 0)
            at = (at + 1) & (_slots.Length - 1);
        _slots[at].Hash = hash;
        // Publishes the slot: a reader that sees the row sees the hash.
        Volatile.Write(ref _slots[at].RowPlusOne, row + 1);
    }

    private RowTable Grow()
    {
        var table = new RowTable(64 - _shift + 1);
        foreach (Slot slot in _slots)
        {
            if (slot.RowPlusOne != 0)
                table.Insert(slot.Hash, slot.RowPlusOne - 1);
        }
        return table;
    }

    // Ids are hashed by SHA-256 already: the upper bits are as good as any.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Home(ulong hash) => (int)(hash >> _shift);

    private struct Slot
    {
        public ulong Hash;
        public int RowPlusOne;
    }
}

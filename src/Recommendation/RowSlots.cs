namespace SocialRec.Recommendation;

/// <summary>
/// Row number to slot number, for a few of many rows, cleared in no time: a sparse set (Briggs and Torczon 1993, "An Efficient Representation for Sparse Sets").
/// What stands in the sparse array counts only if the slot it names holds the row.
/// </summary>
internal sealed class RowSlots
{
    private int[] _slotOfRow = [];
    private int[] _rows = new int[256];

    /// <summary>How many rows have a slot.</summary>
    public int Count { get; private set; }

    /// <summary>The rows by slot.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>Forgets all rows and makes room for row numbers below <paramref name="rows"/>.</summary>
    public void Clear(int rows)
    {
        Count = 0;
        if (_slotOfRow.Length < rows)
            _slotOfRow = new int[Math.Max(rows, 2 * _slotOfRow.Length)];
    }

    /// <summary>The slot of a row, or −1.</summary>
    public int Find(int row)
    {
        if ((uint)row >= (uint)_slotOfRow.Length)
            return -1;
        int slot = _slotOfRow[row];
        return slot < Count && _rows[slot] == row ? slot : -1;
    }

    /// <summary>Gives a row a slot if it has none; true if it is new.</summary>
    public bool Add(int row, out int slot)
    {
        slot = Find(row);
        if (slot >= 0)
            return false;
        if (Count == _rows.Length)
            Array.Resize(ref _rows, 2 * Count);
        slot = Count++;
        _rows[slot] = row;
        _slotOfRow[row] = slot;
        return true;
    }

    /// <summary>Takes back the slots from <paramref name="count"/> on.</summary>
    public void Truncate(int count) => Count = count;
}

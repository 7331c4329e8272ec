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

    /// <summary>The slot of a row, which is given one if it has none.</summary>
    public int Add(int row)
    {
        ref int slotOfRow = ref _slotOfRow[row];
        // There is always a place to spare, for what may be a new row is written before it is known to be one: no branch to mispredict.
        if (Count + 1 >= _rows.Length)
            Array.Resize(ref _rows, 2 * _rows.Length);
        int slot = slotOfRow;
        bool isNew = slot >= Count | _rows[slot] != row;
        _rows[Count] = row;
        slot = isNew ? Count : slot;
        slotOfRow = slot;
        Count += isNew ? 1 : 0;
        return slot;
    }

    /// <summary>Takes back the slots from <paramref name="count"/> on.</summary>
    public void Truncate(int count) => Count = count;
}

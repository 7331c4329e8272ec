namespace SocialRec.Recommendation.Catalog;

/// <summary>The writer's columns, one entry for each row; the last one has an entry for each term.</summary>
internal sealed class ReplicaColumns
{
    public PagedColumn<string> Ids { get; } = new();

    public PagedColumn<ulong> Hashes { get; } = new();

    public PagedColumn<RowFlags> Flags { get; } = new();

    public PagedColumn<RowData> Data { get; } = new();

    /// <summary>Publication, Unix milliseconds; a column of its own because every candidate's is read.</summary>
    public PagedColumn<long> PublishedMs { get; } = new();

    public PagedColumn<RowFigures> Figures { get; } = new();

    /// <summary>Items dealt with before the row's item.</summary>
    public PagedColumn<Neighbour[]> Before { get; } = new();

    /// <summary>Items dealt with after the row's item.</summary>
    public PagedColumn<Neighbour[]> After { get; } = new();

    /// <summary>What reviews say; null where there are none.</summary>
    public PagedColumn<RowOpinion?> Opinions { get; } = new();

    /// <summary>A bit for each row: listed and not hidden.</summary>
    public PagedColumn<ulong> Shown { get; } = new();

    /// <summary>A bit for each row: in stock.</summary>
    public PagedColumn<ulong> InStock { get; } = new();

    /// <summary>The earliest expiry in each page of rows; never later than the truth.</summary>
    public PagedColumn<long> PageExpiry { get; } = new();

    public PagedColumn<PostingList> Postings { get; } = new();

    /// <summary>How many rows there are.</summary>
    public int Count => Hashes.Count;

    /// <summary>Adds a row of which nothing but the hash is known.</summary>
    public int AddRow(ulong hash)
    {
        if ((Count & PagedView.Mask) == 0)
            PageExpiry.Add(long.MaxValue);
        if ((Count & 63) == 0)
        {
            Shown.Add(0);
            InStock.Add(0);
        }
        Ids.Add(string.Empty);
        Flags.Add(RowFlags.None);
        Data.Add(new RowData { Version = -1, ExpiresMs = long.MaxValue, Price = float.NaN, Terms = [] });
        PublishedMs.Add(0);
        Figures.Add(new RowFigures(0, float.NegativeInfinity));
        Before.Add([]);
        After.Add([]);
        Opinions.Add(null);
        Hashes.Add(hash);
        return Count - 1;
    }

    /// <summary>Writes a row's flags, and the bits that follow from them.</summary>
    public void SetFlags(int row, RowFlags flags)
    {
        if (Flags[row] == flags)
            return;
        Flags.Edit(row) = flags;
        SetBit(Shown, row, (flags & (RowFlags.Listed | RowFlags.Hidden)) == RowFlags.Listed);
        SetBit(InStock, row, (flags & RowFlags.InStock) != 0);
    }

    private static void SetBit(PagedColumn<ulong> bits, int row, bool value)
    {
        ulong bit = 1UL << row;
        ulong word = bits[row >> 6];
        ulong changed = value ? word | bit : word & ~bit;
        if (changed != word)
            bits.Edit(row >> 6) = changed;
    }
}

namespace SocialRec.Recommendation.Catalog;

/// <summary>The writer's columns, one entry for each row; the last one has an entry for each term.</summary>
internal sealed class ReplicaColumns
{
    public PagedColumn<string> Ids { get; } = new();

    public PagedColumn<ulong> Hashes { get; } = new();

    public PagedColumn<RowFlags> Flags { get; } = new();

    public PagedColumn<RowData> Data { get; } = new();

    public PagedColumn<RowFigures> Figures { get; } = new();

    /// <summary>Items dealt with before the row's item.</summary>
    public PagedColumn<Neighbour[]> Before { get; } = new();

    /// <summary>Items dealt with after the row's item.</summary>
    public PagedColumn<Neighbour[]> After { get; } = new();

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
        Ids.Add(string.Empty);
        Flags.Add(RowFlags.None);
        Data.Add(new RowData { Version = -1, ExpiresMs = long.MaxValue, Price = float.NaN, Terms = [] });
        Figures.Add(new RowFigures(0, float.NegativeInfinity));
        Before.Add([]);
        After.Add([]);
        Hashes.Add(hash);
        return Count - 1;
    }
}

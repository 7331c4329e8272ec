namespace SocialRec.Recommendation.Catalog;

/// <summary>
/// An immutable picture of the catalog: rows as columns. Row numbers, 0 to <see cref="Count"/> − 1, mean the same item in every picture of one replica.
/// </summary>
public sealed class CatalogView
{
    private readonly RowTable _table;
    private readonly TermTable _terms;
    private readonly TrendClock _clock;
    private readonly PagedView<string> _ids;
    private readonly PagedView<ulong> _hashes;
    private readonly PagedView<RowFlags> _flags;
    private readonly PagedView<RowData> _data;
    private readonly PagedView<long> _published;
    private readonly PagedView<long> _pageExpiry;
    private readonly PagedView<PostingList> _postings;
    private readonly PagedView<RowFigures> _figures;
    private readonly PagedView<Neighbour[]> _before;
    private readonly PagedView<Neighbour[]> _after;
    private readonly PagedView<RowOpinion?> _opinions;
    private readonly PagedView<CatalogLists?> _listsByTerm;

    internal CatalogView(
        ReplicaColumns columns, RowTable table, TermTable terms, TrendClock clock, CatalogListKeeper lists,
        CatalogView? previous, bool figuresToo, bool candidatesChanged, bool hasOpinions = false)
    {
        (_table, _terms, _clock) = (table, terms, clock);
        Version = (previous?.Version ?? 0) + 1;
        Epoch = candidatesChanged ? Version : previous!.Epoch;
        _ids = columns.Ids.Publish();
        _hashes = columns.Hashes.Publish();
        _flags = columns.Flags.Publish();
        _data = columns.Data.Publish();
        _published = columns.PublishedMs.Publish();
        _pageExpiry = columns.PageExpiry.Publish();
        Shown = columns.Shown.Publish();
        InStock = columns.InStock.Publish();
        _postings = columns.Postings.Publish();
        bool keep = previous is not null && !figuresToo;
        _figures = keep ? previous!._figures : columns.Figures.Publish();
        _before = keep ? previous!._before : columns.Before.Publish();
        _after = keep ? previous!._after : columns.After.Publish();
        _opinions = keep ? previous!._opinions : columns.Opinions.Publish();
        HasOpinions = keep ? previous!.HasOpinions : hasOpinions;
        _listsByTerm = keep ? previous!._listsByTerm : lists.ByTerm;
        Lists = keep ? previous!.Lists : lists.All;
    }

    /// <summary>How many rows there are, tombstones included.</summary>
    public int Count => _hashes.Count;

    /// <summary>Counts the pictures that the replica has published.</summary>
    public long Version { get; }

    /// <summary>The version of the last picture in which something changed that candidates are drawn from; a new price alone does not count.</summary>
    public long Epoch { get; }

    /// <summary>The ready lists over the whole catalog.</summary>
    public CatalogLists Lists { get; }

    /// <summary>The row of an item, or −1.</summary>
    /// <param name="hash"><see cref="IdHash"/> of the item's id.</param>
    public int Find(ulong hash)
    {
        int row = _table.Find(hash);
        return row < Count ? row : -1;
    }

    /// <summary>The rows of many items, −1 where there is none.</summary>
    /// <param name="hashes">Hashes of ids.</param>
    /// <param name="rows">As many rows.</param>
    public void Find(ReadOnlySpan<ulong> hashes, Span<int> rows)
    {
        _table.Find(hashes, rows);
        foreach (ref int row in rows)
            row = row < Count ? row : -1;
    }

    /// <summary>The item's id; empty if only another item's neighbours have named it.</summary>
    public string IdOf(int row) => _ids[row];

    /// <summary><see cref="IdHash"/> of the item's id.</summary>
    public ulong HashOf(int row) => _hashes[row];

    /// <summary>Whether the item exists, may be shown, can be bought.</summary>
    public RowFlags FlagsOf(int row) => _flags[row];

    /// <summary>Published, Unix milliseconds; 0 if unknown.</summary>
    public long PublishedMs(int row) => _published[row];

    /// <summary>Shown until, Unix milliseconds; <see cref="long.MaxValue"/>: no end.</summary>
    public long ExpiresMs(int row) => _data[row].ExpiresMs;

    /// <summary>Price in the shop's currency; NaN if unknown.</summary>
    public float Price(int row) => _data[row].Price;

    /// <summary>Version of the row; −1 if only another item's neighbours have named it.</summary>
    public long RowVersion(int row) => _data[row].Version;

    /// <summary>log2(1 + weighted count of acts), in steps of 1/32.</summary>
    public float Popularity(int row) => row < _figures.Count ? _figures[row].Popularity : 0;

    /// <summary>Decayed weighted count of acts at a time.</summary>
    public float Trend(int row, long nowMs) => _clock.CountAt(TrendKey(row), nowMs);

    /// <summary>A number whose order is that of the trends at any time: a difference of 1 is a factor of 2; negative infinity for none.</summary>
    public float TrendKey(int row) => row < _figures.Count ? _figures[row].TrendKey : float.NegativeInfinity;

    /// <summary>Items that shoppers dealt with before this one, heaviest first.</summary>
    public ReadOnlySpan<Neighbour> Before(int row) => row < _before.Count ? _before[row] : [];

    /// <summary>Items that shoppers dealt with after this one, heaviest first.</summary>
    public ReadOnlySpan<Neighbour> After(int row) => row < _after.Count ? _after[row] : [];

    /// <summary>Whether any row has reviews.</summary>
    public bool HasOpinions { get; }

    /// <summary>What reviews of the item say; null where there are none.</summary>
    public RowOpinion? Opinion(int row) => row < _opinions.Count ? _opinions[row] : null;

    /// <summary>The row's terms: categories, most important first, then attributes.</summary>
    public ReadOnlySpan<int> Terms(int row) => _data[row].Terms;

    /// <summary>The row's categories, most important first.</summary>
    public ReadOnlySpan<int> Categories(int row) => _data[row].Terms.AsSpan(0, _data[row].CategoryCount);

    /// <summary>The number of a category, or −1 if no item ever had it.</summary>
    public int FindCategory(string name) => _terms.FindCategory(name);

    /// <summary>The number of an attribute with a value, or −1 if no item ever had it.</summary>
    public int FindAttribute(string name, string value) => _terms.FindAttribute(name, value);

    /// <summary>The ready lists of one category.</summary>
    /// <param name="category">A number from <see cref="FindCategory"/>.</param>
    public CatalogLists ListsOf(int category) =>
        category >= 0 && category < _listsByTerm.Count ? _listsByTerm[category] ?? CatalogLists.Empty : CatalogLists.Empty;

    /// <summary>What tells the pictures of one replica from those of another.</summary>
    internal object Replica => _terms;

    /// <summary>Rows that carry a term, among them perhaps some that have dropped it, and some twice.</summary>
    internal ReadOnlySpan<int> RowsWith(int term) => term >= 0 && term < _postings.Count ? _postings[term].Span : [];

    /// <summary>A bit for each row: listed and not hidden.</summary>
    internal PagedView<ulong> Shown { get; }

    /// <summary>A bit for each row: in stock.</summary>
    internal PagedView<ulong> InStock { get; }

    /// <summary>The earliest expiry in a page of rows.</summary>
    internal long PageExpiryMs(int page) => _pageExpiry[page];
}

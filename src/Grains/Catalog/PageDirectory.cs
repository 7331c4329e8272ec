namespace SocialRec.Grains.Catalog;

/// <summary>Which page holds which row. A row keeps its page until it outgrows it; new rows fill the last page.</summary>
/// <param name="pageBytes">Bytes after which a page takes no further row.</param>
internal sealed class PageDirectory(int pageBytes)
{
    private readonly List<CatalogPage> _pages = [];

    /// <summary>How many pages there are.</summary>
    public int Count => _pages.Count;

    /// <summary>The pages.</summary>
    public IEnumerable<CatalogPage> Pages => _pages;

    /// <summary>A page by its number.</summary>
    public CatalogPage this[int number] => _pages[number];

    /// <summary>Adds an empty page.</summary>
    public CatalogPage Add()
    {
        var page = new CatalogPage(_pages.Count);
        _pages.Add(page);
        return page;
    }

    /// <summary>Makes room for a row.</summary>
    /// <param name="current">The page that holds the row now; null for a new row.</param>
    /// <param name="oldBytes">The row's size there.</param>
    /// <param name="newBytes">The size it will have.</param>
    /// <returns>The page to write it to.</returns>
    public int Place(int? current, int oldBytes, int newBytes)
    {
        if (current is { } number && Fits(_pages[number], newBytes - oldBytes))
        {
            _pages[number].Bytes += newBytes - oldBytes;
            return number;
        }

        CatalogPage page = Count > 0 && Fits(_pages[^1], newBytes) ? _pages[^1] : Add();
        page.Bytes += newBytes;
        return page.Number;
    }

    /// <summary>Notes that a row has been written to a page; it is dropped from the page it came from at that page's next write.</summary>
    public void Commit(string item, int? from, int to)
    {
        if (from is { } number && number != to)
            _pages[number].Items.Remove(item);
        _pages[to].Items.Add(item);
    }

    // A page that is over the bound already holds one row that is: it may shrink and grow, but takes nothing else.
    private bool Fits(CatalogPage page, int moreBytes) => page.Bytes == 0 || page.Bytes + moreBytes <= pageBytes || moreBytes <= 0;
}

namespace SocialRec.Recommendation.Catalog;

/// <summary>Keeps the ready lists: remembers which of them a change may have touched and draws up only those again.</summary>
internal sealed class CatalogListKeeper(ReplicaColumns columns, CatalogReplicaOptions options)
{
    private readonly ListBuilder _builder = new(columns);
    private readonly PagedColumn<CatalogLists?> _byTerm = new();
    private readonly HashSet<int> _staleTerms = [];
    private CatalogLists _all = CatalogLists.Empty;
    private PagedView<CatalogLists?> _byTermView;
    private bool _stale;

    /// <summary>Whether a list may be out of date.</summary>
    public bool Stale => _stale;

    /// <summary>The lists over the whole catalog, as of the last <see cref="Refresh"/>.</summary>
    public CatalogLists All => _all;

    /// <summary>The lists of each category, as of the last <see cref="Refresh"/>.</summary>
    public PagedView<CatalogLists?> ByTerm => _byTermView;

    /// <summary>Records that a row, as it stands now, enters, leaves or moves within its lists.</summary>
    public void MarkRow(int row)
    {
        _stale = true;
        RowData data = columns.Data[row];
        foreach (int term in data.Terms.AsSpan(0, data.CategoryCount))
            _staleTerms.Add(term);
    }

    /// <summary>Draws up the lists that may be out of date.</summary>
    public void Refresh()
    {
        if (!_stale)
            return;
        _all = _builder.Build(options.ListLength);
        foreach (int term in _staleTerms)
        {
            while (term >= _byTerm.Count)
                _byTerm.Add(null);
            _byTerm.Edit(term) = _builder.Build(options.CategoryListLength, term);
        }
        _byTermView = _byTerm.Publish();
        _staleTerms.Clear();
        _stale = false;
    }
}

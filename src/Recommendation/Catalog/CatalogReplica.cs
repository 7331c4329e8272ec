namespace SocialRec.Recommendation.Catalog;

/// <summary>
/// The writer's side of a catalog replica: takes rows, tombstones and figures in any order and publishes immutable pictures of them.
/// One thread at a time may call it; <see cref="Current"/> may be read by all. Rows are numbered as they come and keep their number.
/// </summary>
public sealed class CatalogReplica
{
    private readonly CatalogReplicaOptions _options;
    private readonly ReplicaColumns _columns = new();
    private readonly TermTable _terms = new();
    private readonly TrendClock _clock;
    private readonly CatalogListKeeper _lists;
    private readonly NeighbourWriter _neighbours;
    private readonly PostingWriter _postings;
    private RowTable _table = RowTable.Empty();
    private CatalogView _current;
    private bool _rowsChanged;
    private bool _candidatesChanged;
    private bool _figuresChanged;
    private bool _hasOpinions;
    private long _figuresPublishedMs = long.MinValue;

    /// <summary>An empty replica.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public CatalogReplica(CatalogReplicaOptions? options = null)
    {
        _options = options ?? new CatalogReplicaOptions();
        if (_options.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        _clock = new TrendClock(_options.TrendHalfLifeHours);
        _lists = new CatalogListKeeper(_columns, _options);
        _postings = new PostingWriter(_columns);
        _neighbours = new NeighbourWriter(_columns, _options.NeighboursPerRow, RowOf);
        _current = new CatalogView(_columns, _table, _terms, _clock, _lists, previous: null, figuresToo: true, candidatesChanged: true);
    }

    /// <summary>The latest published picture.</summary>
    public CatalogView Current => Volatile.Read(ref _current);

    /// <summary>Whether something waits for a <see cref="Publish"/>.</summary>
    public bool HasPending => _rowsChanged || _figuresChanged;

    /// <summary>Takes rows over; of each item the highest version stands, so order and repeats do not matter.</summary>
    public void Apply(ReadOnlySpan<CatalogEntry> entries)
    {
        foreach (ref readonly CatalogEntry entry in entries)
            Apply(in entry);
    }

    /// <summary>Takes figures over; of each item the latest call stands.</summary>
    public void ApplyFigures(ReadOnlySpan<FiguresEntry> entries)
    {
        foreach (ref readonly FiguresEntry entry in entries)
        {
            int row = RowOf(IdHash.Of(entry.Id));
            var figures = new RowFigures(CoarseLog(entry.Popularity), _clock.Key(entry.Trend, entry.AsOfMs));
            if (_columns.Figures[row] != figures)
            {
                _columns.Figures.Edit(row) = figures;
                _lists.MarkRow(row);
                _figuresChanged = true;
            }
            if (entry.Opinion is { } opinion && !opinion.IsLike(_columns.Opinions[row]))
            {
                _columns.Opinions.Edit(row) = opinion;
                _figuresChanged = _hasOpinions = true;
            }
            if (entry.Neighbours is { } neighbours && entry.NeighbourWeights is { } weights)
                _figuresChanged |= _neighbours.Set(row, neighbours, weights);
        }
    }

    /// <summary>
    /// Publishes what has changed: rows at once; figures, neighbours and lists when <see cref="CatalogReplicaOptions.FiguresIntervalMs"/> has gone by,
    /// so that candidates drawn from a picture stay good for that long.
    /// </summary>
    /// <param name="nowMs">Unix milliseconds.</param>
    public CatalogView Publish(long nowMs)
    {
        bool due = _figuresPublishedMs == long.MinValue || nowMs - _figuresPublishedMs >= _options.FiguresIntervalMs;
        bool figures = due && (_figuresChanged || _lists.Stale);
        if (!_rowsChanged && !figures)
            return _current;
        if (figures)
        {
            _lists.Refresh();
            _figuresPublishedMs = nowMs;
            _figuresChanged = false;
        }
        var view = new CatalogView(_columns, _table, _terms, _clock, _lists, _current, figures, figures || _candidatesChanged, _hasOpinions);
        _rowsChanged = _candidatesChanged = false;
        Volatile.Write(ref _current, view);
        return view;
    }

    private void Apply(ref readonly CatalogEntry entry)
    {
        int row = RowOf(IdHash.Of(entry.Id));
        if (_columns.Ids[row].Length == 0)
            _columns.Ids.Edit(row) = entry.Id;
        if (entry.Version <= _columns.Data[row].Version)
            return;
        bool removed = entry.Kind == CatalogEntryKind.Removed;
        int[] terms = removed ? [] : TermsOf(in entry);
        int[] oldTerms = _columns.Data[row].Terms;
        bool sameTerms = terms.AsSpan().SequenceEqual(oldTerms);
        RowFlags flags = FlagsOf(in entry);
        var data = new RowData
        {
            Version = entry.Version,
            ExpiresMs = entry.Kind == CatalogEntryKind.Described ? entry.ExpiresMs : long.MaxValue,
            Price = entry.Kind == CatalogEntryKind.Described ? (float)entry.Price : float.NaN,
            CategoryCount = removed ? 0 : entry.Categories?.Length ?? 0,
            Terms = sameTerms ? oldTerms : terms,
        };
        ref readonly RowData old = ref _columns.Data[row];
        bool movesInLists = !sameTerms || flags != _columns.Flags[row] || entry.PublishedMs != _columns.PublishedMs[row];
        _candidatesChanged |= movesInLists || data.ExpiresMs != old.ExpiresMs;
        _rowsChanged = true;
        if (movesInLists)
            _lists.MarkRow(row);
        if (!sameTerms)
            _postings.Move(row, oldTerms, terms);
        _columns.Data.Edit(row) = data;
        if (_columns.PublishedMs[row] != entry.PublishedMs)
            _columns.PublishedMs.Edit(row) = entry.PublishedMs;
        if (movesInLists)
            _lists.MarkRow(row);
        _columns.SetFlags(row, flags);
        int page = row >> PagedView.Shift;
        if (data.ExpiresMs < _columns.PageExpiry[page])
            _columns.PageExpiry.Edit(page) = data.ExpiresMs;
    }

    private static RowFlags FlagsOf(ref readonly CatalogEntry entry) => entry.Kind switch
    {
        CatalogEntryKind.Removed => RowFlags.None,
        CatalogEntryKind.Observed => RowFlags.Listed | RowFlags.InStock,
        _ => RowFlags.Listed | (entry.Hidden ? RowFlags.Hidden : 0) | (entry.InStock ? RowFlags.InStock : 0),
    };

    private int[] TermsOf(ref readonly CatalogEntry entry)
    {
        int count = (entry.Categories?.Length ?? 0) + (entry.Attributes?.Count ?? 0);
        if (count == 0)
            return [];
        var terms = new int[count];
        int at = 0;
        foreach (string category in entry.Categories ?? [])
            terms[at++] = _terms.InternCategory(category);
        if (entry.Attributes is null)
            return terms;
        foreach ((string name, string value) in entry.Attributes)
            terms[at++] = _terms.InternAttribute(name, value);
        return terms;
    }

    private int RowOf(ulong hash)
    {
        int row = _table.Find(hash);
        if (row >= 0)
            return row;
        row = _columns.AddRow(hash);
        _table = _table.Add(hash, row);
        return row;
    }

    private static float CoarseLog(float popularity) =>
        popularity > 0 ? MathF.Round(MathF.Log2(1 + popularity) * 32) / 32 : 0;
}

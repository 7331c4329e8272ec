namespace SocialRec.Cli.Import;

/// <summary>Tells up to which row every row is done, while several batches of rows are under way.</summary>
internal sealed class Watermark(long start)
{
    private readonly Lock _gate = new();
    private readonly SortedSet<long> _pending = [];
    private long _read = start;

    /// <summary>Rows, from the first, that are all done.</summary>
    public long Rows
    {
        get
        {
            lock (_gate)
                return _pending.Count > 0 ? _pending.Min - 1 : _read;
        }
    }

    /// <summary>A row was read; it counts as done unless a batch that holds it is under way.</summary>
    public void Read(long row)
    {
        lock (_gate)
            _read = row;
    }

    /// <summary>A batch whose first row this is, the one just read, is under way.</summary>
    public void Begin(long firstRow)
    {
        lock (_gate)
            _pending.Add(firstRow);
    }

    /// <summary>The batch with this first row is done.</summary>
    public void End(long firstRow)
    {
        lock (_gate)
            _pending.Remove(firstRow);
    }
}

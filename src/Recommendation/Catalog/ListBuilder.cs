using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Catalog;

/// <summary>Draws up <see cref="CatalogLists"/> from the writer's columns; keeps its buffers from one time to the next.</summary>
internal sealed class ListBuilder(ReplicaColumns columns)
{
    private readonly TopK _popular = new();
    private readonly TopK _trending = new();
    private readonly TopK _fresh = new();

    /// <summary>Lists over the whole catalog.</summary>
    public CatalogLists Build(int length)
    {
        Reset(length);
        for (int row = 0; row < columns.Count; row++)
            Offer(row);
        return Take();
    }

    /// <summary>Lists over the rows that carry a term.</summary>
    public CatalogLists Build(int length, int term)
    {
        Reset(length);
        foreach (int row in columns.Postings[term].Span)
        {
            if (columns.Data[row].Terms.AsSpan().Contains(term))
                Offer(row);
        }
        return Take();
    }

    private void Reset(int length)
    {
        _popular.Reset(length);
        _trending.Reset(length);
        _fresh.Reset(length);
    }

    private void Offer(int row)
    {
        const RowFlags Shown = RowFlags.Listed | RowFlags.Hidden;
        if ((columns.Flags[row] & Shown) != RowFlags.Listed)
            return;
        RowFigures figures = columns.Figures[row];
        if (figures.Popularity > 0)
            _popular.Offer(figures.Popularity, row);
        if (figures.TrendKey > float.NegativeInfinity)
            _trending.Offer(figures.TrendKey, row);
        // A float keeps the order of publication times to the minute.
        if (columns.PublishedMs[row] > 0)
            _fresh.Offer(TrendClock.Recency(columns.PublishedMs[row]), row);
    }

    private CatalogLists Take() => new(Rows(_popular), Rows(_trending), Rows(_fresh));

    private static int[] Rows(TopK top)
    {
        ReadOnlySpan<ulong> keys = top.TakeSorted();
        var rows = new List<int>(keys.Length);
        for (int i = 0; i < keys.Length; i++)
        {
            if (i == 0 || keys[i] != keys[i - 1])
                rows.Add(ScoredIndex.Index(keys[i]));
        }
        return [.. rows];
    }
}

namespace SocialRec.Recommendation.Catalog;

/// <summary>Keeps the posting lists in step with the rows' terms, and clean: at most half of a long list is out of date.</summary>
internal sealed class PostingWriter(ReplicaColumns columns)
{
    private const int CleanAbove = 64;

    /// <summary>Records that a row changes its terms; to be called before the row itself is written.</summary>
    public void Move(int row, ReadOnlySpan<int> oldTerms, ReadOnlySpan<int> newTerms)
    {
        foreach (int term in oldTerms)
        {
            if (!newTerms.Contains(term))
                columns.Postings.Edit(term) = columns.Postings[term] with { Dropped = columns.Postings[term].Dropped + 1 };
        }
        foreach (int term in newTerms)
        {
            while (term >= columns.Postings.Count)
                columns.Postings.Add(PostingList.Empty);
            if (!oldTerms.Contains(term))
                columns.Postings.Edit(term) = Clean(term).Append(row);
        }
    }

    private PostingList Clean(int term)
    {
        PostingList list = columns.Postings[term];
        if (list.Dropped < CleanAbove || list.Dropped * 2 < list.Count)
            return list;
        var rows = new HashSet<int>();
        PostingList clean = PostingList.Empty;
        foreach (int row in list.Span)
        {
            if (columns.Data[row].Terms.Contains(term) && rows.Add(row))
                clean = clean.Append(row);
        }
        return clean;
    }
}

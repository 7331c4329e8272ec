namespace SocialRec.Recommendation.Catalog;

/// <summary>
/// The rows that carry a term, in the order they took it on. Rows that have dropped the term since are still listed, and a row that took it on
/// twice is listed twice: readers check the row and mind repeats.
/// </summary>
/// <param name="Rows">Append-only storage, shared by all pictures of the list.</param>
/// <param name="Count">How many of them belong to this picture.</param>
/// <param name="Dropped">How often a row has dropped the term since the list was last cleaned.</param>
internal readonly record struct PostingList(int[] Rows, int Count, int Dropped)
{
    /// <summary>A list of nothing.</summary>
    public static PostingList Empty { get; } = new([], 0, 0);

    /// <summary>The rows.</summary>
    public ReadOnlySpan<int> Span => Rows.AsSpan(0, Count);

    /// <summary>The list with one more row; storage is shared while it has room, since no earlier picture reads beyond its own count.</summary>
    public PostingList Append(int row)
    {
        int[] rows = Rows;
        if (Count == rows.Length)
            Array.Resize(ref rows, Math.Max(4, Count * 2));
        rows[Count] = row;
        return new PostingList(rows, Count + 1, Dropped);
    }
}

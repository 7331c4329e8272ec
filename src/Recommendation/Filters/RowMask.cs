using System.Numerics;
using System.Numerics.Tensors;
using SocialRec.Recommendation.Catalog;

namespace SocialRec.Recommendation.Filters;

/// <summary>The rows that may be recommended: a bit for each row of the catalog. Filters take rows out; reusable.</summary>
public sealed class RowMask
{
    private ulong[] _words = [];
    private ulong[] _spare = [];

    /// <summary>How many rows there are, in the mask or not.</summary>
    public int Rows { get; private set; }

    /// <summary>Starts with all rows.</summary>
    public void Fill(int rows)
    {
        Rows = rows;
        int words = WordCount;
        if (_words.Length < words)
            _words = new ulong[BitOperations.RoundUpToPowerOf2((uint)words)];
        _words.AsSpan(0, words).Fill(ulong.MaxValue);
        if ((rows & 63) != 0)
            _words[words - 1] = (1UL << rows) - 1;
    }

    /// <summary>Whether a row may be recommended; false for −1.</summary>
    public bool Contains(int row) => (uint)row < (uint)Rows && (_words[row >> 6] >> row & 1) != 0;

    /// <summary>Takes a row out; −1 is nobody.</summary>
    public void Remove(int row)
    {
        if ((uint)row < (uint)Rows)
            _words[row >> 6] &= ~(1UL << row);
    }

    /// <summary>Takes all rows out but those given; a row that is out already stays out.</summary>
    /// <param name="rows">Rows, perhaps repeated.</param>
    /// <param name="keep">Asked for each row that is still in.</param>
    public void Narrow(ReadOnlySpan<int> rows, Predicate<int> keep)
    {
        ArgumentNullException.ThrowIfNull(keep);
        if (_spare.Length < _words.Length)
            _spare = new ulong[_words.Length];
        _spare.AsSpan(0, WordCount).Clear();
        foreach (int row in rows)
        {
            if (Contains(row) && keep(row))
                _spare[row >> 6] |= 1UL << row;
        }
        (_words, _spare) = (_spare, _words);
    }

    /// <summary>The first row at or after a row that may be recommended, or −1.</summary>
    public int Next(int row)
    {
        for (int word = row >> 6; word < WordCount; word++, row = word << 6)
        {
            ulong rest = _words[word] >> row;
            if (rest != 0)
                return row + BitOperations.TrailingZeroCount(rest);
        }
        return -1;
    }

    /// <summary>Keeps only rows whose bit is set.</summary>
    internal void Intersect(PagedView<ulong> bits)
    {
        for (int page = 0, at = 0; page < bits.PageCount; page++, at += PagedView.PageSize)
        {
            ReadOnlySpan<ulong> words = bits.Page(page);
            Span<ulong> mine = _words.AsSpan(at, words.Length);
            TensorPrimitives.BitwiseAnd(mine, words, mine);
        }
    }

    private int WordCount => (Rows + 63) >> 6;
}

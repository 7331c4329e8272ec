using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <summary>How far the acts of each author have been taken into a feed; two arrays, sorted by the author's hash.</summary>
internal sealed class AuthorPositions
{
    private ulong[] _authors = [];
    private long[] _positions = [];

    public int Count => _authors.Length;

    /// <summary>The position of an author's latest act taken; 0 for none.</summary>
    public long this[ulong author]
    {
        get
        {
            int at = Array.BinarySearch(_authors, author);
            return at >= 0 ? _positions[at] : 0;
        }
        set
        {
            int at = Array.BinarySearch(_authors, author);
            if (at < 0)
            {
                _authors = [.. _authors[..~at], author, .. _authors[~at..]];
                _positions = [.. _positions[..~at], value, .. _positions[~at..]];
            }
            else
            {
                _positions[at] = value;
            }
        }
    }

    public bool RemoveAll(Predicate<ulong> unwanted)
    {
        int[] kept = [.. Enumerable.Range(0, Count).Where(i => !unwanted(_authors[i]))];
        if (kept.Length == Count)
            return false;
        _positions = Array.ConvertAll(kept, i => _positions[i]);
        _authors = Array.ConvertAll(kept, i => _authors[i]);
        return true;
    }

    public void Write(StateWriter writer)
    {
        writer.Hashes(_authors);
        foreach (long position in _positions)
            writer.Varint((ulong)position);
    }

    public static AuthorPositions Read(ref StateReader reader)
    {
        ulong[] authors = reader.Hashes();
        var positions = new long[authors.Length];
        for (int i = 0; i < positions.Length; i++)
            positions[i] = (long)reader.Varint();
        return new AuthorPositions { _authors = authors, _positions = positions };
    }
}

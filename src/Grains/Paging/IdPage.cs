using SocialRec.Grains.State;

namespace SocialRec.Grains.Paging;

/// <summary>
/// A page of a large set of ids, such as the followers of a user: a node of a 16-way trie over their hashes, of which each has a record of its own. A leaf holds at most
/// <see cref="Capacity"/> ids, sorted by hash; an inner node holds how many are below each of its children.
/// </summary>
internal sealed class IdPage : ICompactState<IdPage>
{
    /// <summary>The most ids of a leaf.</summary>
    public const int Capacity = 1000;

    /// <summary>Children of an inner node, one for each value of a hash's next four bits.</summary>
    public const int Fanout = 16;

    private long[]? _below;
    private List<HashedId> _ids = [];

    public static byte FormatVersion => 1;

    public bool IsLeaf => _below is null;

    /// <summary>How many ids are in the page and below.</summary>
    public long Total => _below is null ? _ids.Count : _below.Sum();

    /// <summary>The ids of a leaf, by hash.</summary>
    public IReadOnlyList<HashedId> Ids => _ids;

    /// <summary>How many are below a child.</summary>
    public long Below(int child) => _below![child];

    /// <summary>Notes how many a child has said are below it.</summary>
    public void SetBelow(int child, long total) => _below![child] = total;

    /// <summary>Adds an id to a leaf, or takes one out; a repeat changes nothing.</summary>
    public void Set(HashedId id, bool isIn)
    {
        int at = IndexOf(id.Hash);
        if (isIn && at < 0)
            _ids.Insert(~at, id);
        else if (!isIn && at >= 0)
            _ids.RemoveAt(at);
    }

    /// <summary>Makes the leaf an inner node.</summary>
    /// <param name="depth">How many nodes are above it.</param>
    /// <returns>Its children, which take its ids over: write them first, so that a split that was cut short is simply done again.</returns>
    public IdPage[] Split(int depth)
    {
        var children = new IdPage[Fanout];
        for (int child = 0; child < Fanout; child++)
            children[child] = new IdPage { _ids = [.. _ids.Where(id => ChildOf(id.Hash, depth) == child)] };
        _below = Array.ConvertAll(children, child => child.Total);
        _ids = [];
        return children;
    }

    /// <summary>Which child of a node at a depth a hash belongs to: its bits from the highest on, four a level.</summary>
    public static int ChildOf(ulong hash, int depth) => (int)(hash >> (60 - 4 * depth)) & (Fanout - 1);

    public void Write(StateWriter writer)
    {
        writer.Bool(IsLeaf);
        if (_below is not null)
        {
            foreach (long total in _below)
                writer.Varint((ulong)total);
            return;
        }

        writer.Count(_ids.Count);
        foreach (HashedId id in _ids)
            writer.String(id.Id);
    }

    public static IdPage Read(ref StateReader reader, byte version)
    {
        IdPage page = new();
        if (!reader.Bool())
        {
            page._below = new long[Fanout];
            for (int child = 0; child < Fanout; child++)
                page._below[child] = (long)reader.Varint();
            return page;
        }

        int count = reader.Count();
        page._ids.Capacity = count;
        for (; count > 0; count--)
            page._ids.Add(HashedIds.Of(reader.Bytes()));
        return page;
    }

    private int IndexOf(ulong hash)
    {
        int low = 0, high = _ids.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (_ids[middle].Hash == hash)
                return middle;
            if (_ids[middle].Hash < hash)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }
}

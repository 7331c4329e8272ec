using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Followers;

/// <summary>
/// A page of the followers of one user: a node of a 16-way trie over their hashes, of which each has a record of its own. A leaf holds at most
/// <see cref="Capacity"/> followers, sorted by hash; an inner node holds how many are below each of its children.
/// </summary>
internal sealed class FollowerPage : ICompactState<FollowerPage>
{
    /// <summary>The most followers of a leaf.</summary>
    public const int Capacity = 1000;

    /// <summary>Children of an inner node, one for each value of a hash's next four bits.</summary>
    public const int Fanout = 16;

    private long[]? _below;
    private List<HashedId> _followers = [];

    public static byte FormatVersion => 1;

    public bool IsLeaf => _below is null;

    /// <summary>How many followers are in the page and below.</summary>
    public long Total => _below is null ? _followers.Count : _below.Sum();

    /// <summary>The followers of a leaf, by hash.</summary>
    public IReadOnlyList<HashedId> Followers => _followers;

    /// <summary>How many are below a child.</summary>
    public long Below(int child) => _below![child];

    /// <summary>Notes how many a child has said are below it.</summary>
    public void SetBelow(int child, long total) => _below![child] = total;

    /// <summary>Adds a follower to a leaf, or takes one out; a repeat changes nothing.</summary>
    public void Set(HashedId follower, bool follows)
    {
        int at = IndexOf(follower.Hash);
        if (follows && at < 0)
            _followers.Insert(~at, follower);
        else if (!follows && at >= 0)
            _followers.RemoveAt(at);
    }

    /// <summary>Makes the leaf an inner node.</summary>
    /// <param name="depth">How many nodes are above it.</param>
    /// <returns>Its children, which take its followers over: write them first, so that a split that was cut short is simply done again.</returns>
    public FollowerPage[] Split(int depth)
    {
        var children = new FollowerPage[Fanout];
        for (int child = 0; child < Fanout; child++)
            children[child] = new FollowerPage { _followers = [.. _followers.Where(follower => ChildOf(follower.Hash, depth) == child)] };
        _below = Array.ConvertAll(children, child => child.Total);
        _followers = [];
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

        writer.Count(_followers.Count);
        foreach (HashedId follower in _followers)
            writer.String(follower.Id);
    }

    public static FollowerPage Read(ref StateReader reader, byte version)
    {
        FollowerPage page = new();
        if (!reader.Bool())
        {
            page._below = new long[Fanout];
            for (int child = 0; child < Fanout; child++)
                page._below[child] = (long)reader.Varint();
            return page;
        }

        int count = reader.Count();
        page._followers.Capacity = count;
        for (; count > 0; count--)
            page._followers.Add(HashedIds.Of(reader.Bytes()));
        return page;
    }

    private int IndexOf(ulong hash)
    {
        int low = 0, high = _followers.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (_followers[middle].Hash == hash)
                return middle;
            if (_followers[middle].Hash < hash)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }
}

using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <summary>A small set of ids, kept sorted by hash in an array of just its size: people followed, circles joined. Changes are rare, so each makes a new array.</summary>
internal sealed class IdSet
{
    private HashedId[] _ids = [];

    public int Count => _ids.Length;

    public IEnumerable<HashedId> All => _ids;

    public bool Contains(ulong hash) => IndexOf(hash) >= 0;

    /// <summary>Adds an id; false if it is there, or <paramref name="capacity"/> is reached.</summary>
    public bool Add(HashedId id, int capacity)
    {
        int at = IndexOf(id.Hash);
        if (at >= 0 || Count >= capacity)
            return false;
        _ids = [.. _ids[..~at], id, .. _ids[~at..]];
        return true;
    }

    public bool Remove(ulong hash)
    {
        int at = IndexOf(hash);
        if (at < 0)
            return false;
        _ids = [.. _ids[..at], .. _ids[(at + 1)..]];
        return true;
    }

    /// <summary>The hashes, ascending.</summary>
    public ulong[] Hashes() => Array.ConvertAll(_ids, id => id.Hash);

    /// <summary>Up to so many ids, by hash.</summary>
    public string[] First(int most)
    {
        var ids = new string[Math.Min(most, Count)];
        for (int i = 0; i < ids.Length; i++)
            ids[i] = _ids[i].Id;
        return ids;
    }

    /// <summary>The ids in ordinal order.</summary>
    public string[] Ids()
    {
        string[] ids = Array.ConvertAll(_ids, id => id.Id);
        Array.Sort(ids, StringComparer.Ordinal);
        return ids;
    }

    public void Write(StateWriter writer)
    {
        writer.Count(_ids.Length);
        foreach (HashedId id in _ids)
            writer.Id(id);
    }

    public static IdSet Read(ref StateReader reader)
    {
        var ids = new HashedId[reader.Count()];
        for (int i = 0; i < ids.Length; i++)
            ids[i] = reader.Id();
        return new IdSet { _ids = ids };
    }

    private int IndexOf(ulong hash)
    {
        int low = 0, high = _ids.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            ulong found = _ids[middle].Hash;
            if (found == hash)
                return middle;
            if (found < hash)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }
}

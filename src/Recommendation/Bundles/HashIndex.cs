namespace SocialRec.Recommendation.Bundles;

/// <summary>Hash of an id to item index, for a fixed set of items: open addressing, at most half full.</summary>
internal sealed class HashIndex
{
    private readonly (ulong Hash, int IndexPlusOne)[] _slots;
    private readonly int _shift;

    public HashIndex(ulong[] hashes)
    {
        int log2 = Math.Max(4, System.Numerics.BitOperations.Log2((uint)hashes.Length) + 2);
        _slots = new (ulong, int)[1 << log2];
        _shift = 64 - log2;
        for (int i = 0; i < hashes.Length; i++)
            Insert(hashes[i], i);
    }

    /// <summary>The index of an item, or −1.</summary>
    public int Find(ulong hash)
    {
        for (int at = (int)(hash >> _shift); ; at = (at + 1) & (_slots.Length - 1))
        {
            (ulong found, int indexPlusOne) = _slots[at];
            if (indexPlusOne == 0 || found == hash)
                return indexPlusOne - 1;
        }
    }

    private void Insert(ulong hash, int index)
    {
        int at = (int)(hash >> _shift);
        while (_slots[at].IndexPlusOne != 0)
        {
            if (_slots[at].Hash == hash)
                throw new ArgumentException($"Items {_slots[at].IndexPlusOne - 1} and {index} have the same id.");
            at = (at + 1) & (_slots.Length - 1);
        }
        _slots[at] = (hash, index + 1);
    }
}

using SocialRec.Grains.State;

namespace SocialRec.Grains.Paging;

/// <summary>
/// The pages of a large set of ids below the root, read as they are needed. Changes stay in memory until <see cref="WriteAsync"/>, which writes children before
/// their parents; as each step sets what it finds, changes that were cut short can simply be made again.
/// </summary>
/// <param name="root">The first page; its owner writes it.</param>
/// <param name="open">Makes the record of a page, by the hexadecimal digits that its ids' hashes begin with.</param>
internal sealed class IdTrie(IdPage root, Func<string, LazyRecord<IdPage>> open)
{
    private const string Digits = "0123456789abcdef";

    private readonly Dictionary<string, LazyRecord<IdPage>> _read = [];
    private readonly HashSet<string> _changed = [];

    /// <summary>Adds an id or takes one out; a repeat changes nothing.</summary>
    public Task SetAsync(HashedId id, bool isIn) => SetAsync(root, "", id, isIn);

    /// <summary>Up to so many ids whose hash is at least <paramref name="from"/>, by hash.</summary>
    public async Task<List<HashedId>> ReadAsync(ulong from, int limit)
    {
        List<HashedId> found = [];
        await ReadAsync(root, "", from, limit, found);
        return found;
    }

    /// <summary>Writes the changed pages, the deepest first.</summary>
    public async Task WriteAsync()
    {
        foreach (IGrouping<int, string> level in _changed.GroupBy(page => page.Length).OrderByDescending(level => level.Key))
            await Task.WhenAll(level.Select(page => _read[page].WriteAsync()));
        _changed.Clear();
    }

    private async Task SetAsync(IdPage page, string name, HashedId id, bool isIn)
    {
        if (page.IsLeaf)
        {
            page.Set(id, isIn);
            if (page.Total > IdPage.Capacity)
                await SplitAsync(page, name);
        }
        else
        {
            int child = IdPage.ChildOf(id.Hash, name.Length);
            IdPage below = await PageAsync(name + Digits[child]);
            await SetAsync(below, name + Digits[child], id, isIn);
            page.SetBelow(child, below.Total);
        }

        if (name.Length > 0)
            _changed.Add(name);
    }

    private async Task SplitAsync(IdPage page, string name)
    {
        IdPage[] children = page.Split(name.Length);
        for (int child = 0; child < children.Length; child++)
        {
            // Read first: an earlier try may have left the record.
            await PageAsync(name + Digits[child]);
            _read[name + Digits[child]].State = children[child];
            _changed.Add(name + Digits[child]);
        }
    }

    private async Task ReadAsync(IdPage page, string name, ulong from, int limit, List<HashedId> found)
    {
        if (page.IsLeaf)
        {
            found.AddRange(page.Ids.Where(id => id.Hash >= from).Take(limit - found.Count));
            return;
        }

        for (int child = 0; child < IdPage.Fanout && found.Count < limit; child++)
        {
            if (page.Below(child) > 0 && LastHash(name + Digits[child]) >= from)
                await ReadAsync(await PageAsync(name + Digits[child]), name + Digits[child], from, limit, found);
        }
    }

    private async Task<IdPage> PageAsync(string name)
    {
        if (!_read.TryGetValue(name, out LazyRecord<IdPage>? record))
        {
            record = open(name);
            await record.ReadAsync();
            _read.Add(name, record);
        }

        return record.State;
    }

    private static ulong LastHash(string page) => Convert.ToUInt64(page.PadRight(16, 'f'), 16);
}

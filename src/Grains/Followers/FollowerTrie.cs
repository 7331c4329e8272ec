using SocialRec.Grains.State;

namespace SocialRec.Grains.Followers;

/// <summary>
/// The pages of one user's followers below the root, read as they are needed. Changes stay in memory until <see cref="WriteAsync"/>, which writes children before
/// their parents; as each step sets what it finds, changes that were cut short can simply be made again.
/// </summary>
/// <param name="root">The first page; its owner writes it.</param>
/// <param name="open">Makes the record of a page, by the hexadecimal digits that its followers' hashes begin with.</param>
internal sealed class FollowerTrie(FollowerPage root, Func<string, LazyRecord<FollowerPage>> open)
{
    private const string Digits = "0123456789abcdef";

    private readonly Dictionary<string, LazyRecord<FollowerPage>> _read = [];
    private readonly HashSet<string> _changed = [];

    /// <summary>Adds a follower or takes one out; a repeat changes nothing.</summary>
    public Task SetAsync(HashedId follower, bool follows) => SetAsync(root, "", follower, follows);

    /// <summary>Up to so many followers whose hash is at least <paramref name="from"/>, by hash.</summary>
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

    private async Task SetAsync(FollowerPage page, string name, HashedId follower, bool follows)
    {
        if (page.IsLeaf)
        {
            page.Set(follower, follows);
            if (page.Total > FollowerPage.Capacity)
                await SplitAsync(page, name);
        }
        else
        {
            int child = FollowerPage.ChildOf(follower.Hash, name.Length);
            FollowerPage below = await PageAsync(name + Digits[child]);
            await SetAsync(below, name + Digits[child], follower, follows);
            page.SetBelow(child, below.Total);
        }

        if (name.Length > 0)
            _changed.Add(name);
    }

    private async Task SplitAsync(FollowerPage page, string name)
    {
        FollowerPage[] children = page.Split(name.Length);
        for (int child = 0; child < children.Length; child++)
        {
            // Read first: an earlier try may have left the record.
            await PageAsync(name + Digits[child]);
            _read[name + Digits[child]].State = children[child];
            _changed.Add(name + Digits[child]);
        }
    }

    private async Task ReadAsync(FollowerPage page, string name, ulong from, int limit, List<HashedId> found)
    {
        if (page.IsLeaf)
        {
            found.AddRange(page.Followers.Where(follower => follower.Hash >= from).Take(limit - found.Count));
            return;
        }

        for (int child = 0; child < FollowerPage.Fanout && found.Count < limit; child++)
        {
            if (page.Below(child) > 0 && LastHash(name + Digits[child]) >= from)
                await ReadAsync(await PageAsync(name + Digits[child]), name + Digits[child], from, limit, found);
        }
    }

    private async Task<FollowerPage> PageAsync(string name)
    {
        if (!_read.TryGetValue(name, out LazyRecord<FollowerPage>? record))
        {
            record = open(name);
            await record.ReadAsync();
            _read.Add(name, record);
        }

        return record.State;
    }

    private static ulong LastHash(string page) => Convert.ToUInt64(page.PadRight(16, 'f'), 16);
}

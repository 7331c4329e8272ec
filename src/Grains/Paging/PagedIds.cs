using System.Globalization;
using Orleans.Storage;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Paging;

/// <summary>
/// A large set of ids that the log changes, in pages: followers of a user, members of a circle. Only the first page is kept in memory: that is all there is for most.
/// Changes are made one delta at a time, and are durable when they are answered. For use within one grain's turns.
/// </summary>
/// <param name="first">The record of the first page, which says how far each partition's changes have been applied.</param>
/// <param name="storage">Where the other pages are kept.</param>
/// <param name="name">What the names of their records begin with.</param>
/// <param name="grain">Whose they are.</param>
internal sealed class PagedIds(IPersistentState<IdPagesState> first, IGrainStorage storage, string name, GrainId grain)
{
    private readonly Slots _oneAtATime = new(1);

    /// <summary>Whether memory is ahead of the records after a failed write: the grain must be activated again.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>How many ids there are.</summary>
    public long Count => first.State.Root.Total;

    /// <summary>Up to so many ids, by hash.</summary>
    /// <param name="cursor">Where an earlier read ended; null to begin.</param>
    /// <param name="limit">1 to <see cref="IdPage.Capacity"/>.</param>
    /// <returns>The ids, and the cursor of the next read; null at the end.</returns>
    /// <exception cref="InvalidRequestException">The cursor or the limit is none.</exception>
    public async Task<(string[] Ids, string? Next)> ReadAsync(string? cursor, int limit)
    {
        if (limit is < 1 or > IdPage.Capacity)
            throw new InvalidRequestException(nameof(limit), $"must be 1 to {IdPage.Capacity}");
        ulong from = 0;
        if (cursor is not null && !ulong.TryParse(cursor, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out from))
            throw new InvalidRequestException(nameof(cursor), "is not a cursor of an earlier page");
        List<HashedId> found = await ReadAsync(from, limit + 1);
        string? next = found.Count > limit ? found[limit].Hash.ToString("x16", CultureInfo.InvariantCulture) : null;
        return ([.. found.Take(limit).Select(id => id.Id)], next);
    }

    /// <summary>Makes the changes above the partition's watermark, or none if they do not join on.</summary>
    /// <param name="partition">The partition they come from.</param>
    /// <param name="previous">A position that must have been reached.</param>
    /// <param name="changes">In log order: position, id, and whether it is in from then on.</param>
    public async Task<ViewProgress> ApplyAsync(int partition, long previous, IEnumerable<(long Position, string Id, bool IsIn)> changes)
    {
        await _oneAtATime.EnterAsync();
        try
        {
            if (IsBroken)
                throw new UnavailableException("The pages are being read again; try again.");
            long applied = first.State.Applied.GetValueOrDefault(partition);
            (long Position, string Id, bool IsIn)[] newer = applied < previous ? [] : [.. changes.Where(change => change.Position > applied)];
            if (newer.Length > 0)
                await WriteAsync(partition, newer);
            applied = first.State.Applied.GetValueOrDefault(partition);
            return new ViewProgress(applied, applied);
        }
        finally
        {
            _oneAtATime.Leave();
        }
    }

    private async Task<List<HashedId>> ReadAsync(ulong from, int limit)
    {
        // Between the writes of a change the pages do not fit together.
        await _oneAtATime.EnterAsync();
        try
        {
            return await Trie().ReadAsync(from, limit);
        }
        finally
        {
            _oneAtATime.Leave();
        }
    }

    private async Task WriteAsync(int partition, (long Position, string Id, bool IsIn)[] changes)
    {
        try
        {
            IdTrie trie = Trie();
            foreach ((_, string id, bool isIn) in changes)
                await trie.SetAsync(HashedIds.Of(id), isIn);
            await trie.WriteAsync();

            // The first page last: it says how far the changes have been applied.
            first.State.Applied[partition] = changes[^1].Position;
            await first.WriteStateAsync();
        }
        catch
        {
            IsBroken = true;
            throw;
        }
    }

    private IdTrie Trie() => new(first.State.Root, page => new LazyRecord<IdPage>(storage, $"{name}-{page}", grain));
}

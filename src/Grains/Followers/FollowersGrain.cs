using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Followers;
using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Followers;

/// <summary>
/// Who follows a user; key <c>tenant/user</c>. Owns the pages, of which only the first is kept in memory: that is all there is for most users.
/// Everything interleaves; changes are made one delta at a time, and are durable when they are answered. Nothing but the records survives deactivation.
/// </summary>
[CollectionAgeLimit(Minutes = 10)]
internal sealed class FollowersGrain(
    [PersistentState("followers")] IPersistentState<FollowersState> first,
    IGrainStorage storage) : Grain, IFollowersGrain, IFollowersView
{
    private readonly Slots _oneAtATime = new(1);
    private bool _broken;

    /// <inheritdoc/>
    public Task<long> CountAsync()
    {
        LeaveIfEmpty();
        return Task.FromResult(first.State.Root.Total);
    }

    /// <inheritdoc/>
    public async Task<FollowersPage> ReadAsync(string? cursor, int limit)
    {
        LeaveIfEmpty();
        if (limit is < 1 or > FollowerPage.Capacity)
            throw new InvalidRequestException(nameof(limit), $"must be 1 to {FollowerPage.Capacity}");
        ulong from = 0;
        if (cursor is not null && !ulong.TryParse(cursor, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out from))
            throw new InvalidRequestException(nameof(cursor), "is not a cursor of an earlier page");
        List<HashedId> found = await ReadAsync(from, limit + 1);
        string? next = found.Count > limit ? found[limit].Hash.ToString("x16", CultureInfo.InvariantCulture) : null;
        return new FollowersPage([.. found.Take(limit).Select(follower => follower.Id)], next, first.State.Root.Total);
    }

    /// <inheritdoc/>
    public async Task<ViewProgress> ApplyAsync(FollowersDelta delta)
    {
        await _oneAtATime.EnterAsync();
        try
        {
            if (_broken)
                throw new UnavailableException("The followers are being read again; try again.");
            long applied = first.State.Applied.GetValueOrDefault(delta.Partition);
            FollowerChange[] changes = applied < delta.Previous ? [] : [.. delta.Changes.Where(change => change.Position > applied)];
            if (changes.Length > 0)
                await ApplyAsync(delta.Partition, changes);
            applied = first.State.Applied.GetValueOrDefault(delta.Partition);
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

    private async Task ApplyAsync(int partition, FollowerChange[] changes)
    {
        try
        {
            FollowerTrie trie = Trie();
            foreach (FollowerChange change in changes)
                await trie.SetAsync(HashedIds.Of(change.Follower), change.Follows);
            await trie.WriteAsync();

            // The first page last: it says how far the changes have been applied.
            first.State.Applied[partition] = changes[^1].Position;
            await first.WriteStateAsync();
        }
        catch
        {
            // Memory is ahead of the records now: read them again.
            _broken = true;
            DeactivateOnIdle();
            throw;
        }
    }

    private FollowerTrie Trie() => new(first.State.Root, prefix => new LazyRecord<FollowerPage>(storage, $"followers-{prefix}", this.GetGrainId()));

    // Whoever has an act to pass on asks; most have nobody to pass it to, and need no activation for that.
    private void LeaveIfEmpty()
    {
        if (!first.RecordExists)
            DeactivateOnIdle();
    }
}

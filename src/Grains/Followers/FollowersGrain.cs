using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using SocialRec.Grains.Interfaces.Followers;
using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.Paging;

namespace SocialRec.Grains.Followers;

/// <summary>
/// Who follows a user; key <c>tenant/user</c>. Owns the pages. Everything interleaves; a delta is durable when it is answered.
/// Nothing but the records survives deactivation.
/// </summary>
[CollectionAgeLimit(Minutes = 10)]
internal sealed class FollowersGrain : Grain, IFollowersGrain, IFollowersView
{
    private readonly IPersistentState<IdPagesState> _first;
    private readonly PagedIds _followers;

    public FollowersGrain([PersistentState("followers")] IPersistentState<IdPagesState> first, IGrainStorage storage)
    {
        _first = first;
        _followers = new PagedIds(first, storage, "followers", this.GetGrainId());
    }

    /// <inheritdoc/>
    public Task<long> CountAsync()
    {
        LeaveIfEmpty();
        return Task.FromResult(_followers.Count);
    }

    /// <inheritdoc/>
    public async Task<FollowersPage> ReadAsync(string? cursor, int limit)
    {
        LeaveIfEmpty();
        (string[] followers, string? next) = await _followers.ReadAsync(cursor, limit);
        return new FollowersPage(followers, next, _followers.Count);
    }

    /// <inheritdoc/>
    public async Task<ViewProgress> ApplyAsync(FollowersDelta delta)
    {
        try
        {
            return await _followers.ApplyAsync(delta.Partition, delta.Previous, delta.Changes.Select(change => (change.Position, change.Follower, change.Follows)));
        }
        finally
        {
            if (_followers.IsBroken)
                DeactivateOnIdle();
        }
    }

    // Whoever has an act to pass on asks; most have nobody to pass it to, and need no activation for that.
    private void LeaveIfEmpty()
    {
        if (!_first.RecordExists)
            DeactivateOnIdle();
    }
}

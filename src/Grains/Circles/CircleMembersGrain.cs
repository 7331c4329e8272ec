using Orleans.Storage;
using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.Paging;

namespace SocialRec.Grains.Circles;

/// <summary>
/// Who has joined a circle; key <c>tenant/circle</c>. Owns the pages. Everything interleaves; a delta is durable when it is answered.
/// Nothing but the records survives deactivation.
/// </summary>
[CollectionAgeLimit(Minutes = 10)]
internal sealed class CircleMembersGrain : Grain, ICircleMembersGrain, ICircleMembersView
{
    private readonly PagedIds _members;

    public CircleMembersGrain([PersistentState("members")] IPersistentState<IdPagesState> first, IGrainStorage storage) =>
        _members = new PagedIds(first, storage, "members", this.GetGrainId());

    /// <inheritdoc/>
    public Task<long> CountAsync() => Task.FromResult(_members.Count);

    /// <inheritdoc/>
    public async Task<MembersPage> ReadAsync(string? cursor, int limit)
    {
        (string[] members, string? next) = await _members.ReadAsync(cursor, limit);
        return new MembersPage(members, next, _members.Count);
    }

    /// <inheritdoc/>
    public async Task<ViewProgress> ApplyAsync(MembersDelta delta)
    {
        try
        {
            return await _members.ApplyAsync(delta.Partition, delta.Previous, delta.Changes.Select(change => (change.Position, change.Member, change.Joins)));
        }
        finally
        {
            if (_members.IsBroken)
                DeactivateOnIdle();
        }
    }
}

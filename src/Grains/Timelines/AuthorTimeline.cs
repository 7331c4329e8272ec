using SocialRec.Grains.Interfaces.Timelines;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Timelines;

/// <summary>What a person with many followers did lately, ready to be read with a follower's feed.</summary>
internal sealed class AuthorTimeline(TimelineRow row)
{
    public string Id { get; } = row.Id;

    public ulong Hash { get; } = IdHash.Of(row.Id);

    /// <inheritdoc cref="TimelineRow.Stamp"/>
    public long Stamp { get; } = row.Stamp;

    /// <inheritdoc cref="TimelineRow.UpTo"/>
    public long UpTo { get; } = row.UpTo;

    /// <summary>Newest first.</summary>
    public FriendAct[] Acts { get; } = row.Acts;

    /// <summary>The hash of each act's item.</summary>
    public ulong[] Items { get; } = Array.ConvertAll(row.Acts, act => HashedIds.Of(act.Item).Hash);
}

namespace SocialRec.Grains.Interfaces.Users;

/// <summary>
/// Everything about a shopper that the recommendation stages read: an immutable picture that the user's grain keeps ready and hands out by reference.
/// Item and people ids are <see cref="Identity.IdHash"/> values; columns of one group have one length.
/// </summary>
[GenerateSerializer, Immutable, Alias("ShopperContext")]
public sealed record ShopperContext
{
    /// <summary>The shopper's id.</summary>
    [Id(0)] public required string User { get; init; }

    /// <summary>Position in the user's partition that this picture has applied.</summary>
    [Id(1)] public long Position { get; init; }

    /// <summary>Changes with every event, feed entry, relation and profile change; the key of cached candidates.</summary>
    [Id(2)] public long Version { get; init; }

    /// <summary>Items of the latest events that name one, newest first, at most 256.</summary>
    [Id(3)] public ulong[] RecentItems { get; init; } = [];

    /// <summary><see cref="Events.EventType"/> of each recent event.</summary>
    [Id(4)] public byte[] RecentTypes { get; init; } = [];

    /// <summary>Value of each recent event; NaN where none was given.</summary>
    [Id(5)] public float[] RecentValues { get; init; } = [];

    /// <summary>Unix milliseconds of each recent event; 0 for undated history.</summary>
    [Id(6)] public long[] RecentTimesMs { get; init; } = [];

    /// <summary>Items the shopper has met in any way but an impression, ascending: what <c>exclude_seen</c> leaves out.</summary>
    [Id(7)] public ulong[] Seen { get; init; } = [];

    /// <summary>Items bought, liked, saved, disliked or hidden and not taken back, ascending: never recommended as new.</summary>
    [Id(8)] public ulong[] Settled { get; init; } = [];

    /// <summary>Friends' acts, newest first, at most 512, without blocked or muted people.</summary>
    [Id(9)] public FriendAct[] Feed { get; init; } = [];

    /// <summary><see cref="Identity.IdHash"/> of each feed entry's item.</summary>
    [Id(10)] public ulong[] FeedItems { get; init; } = [];

    /// <summary>Followed people, ascending.</summary>
    [Id(11)] public ulong[] Follows { get; init; } = [];

    /// <summary>People whom the shopper has blocked or muted, and who have blocked the shopper, ascending.</summary>
    [Id(12)] public ulong[] Silenced { get; init; } = [];

    /// <summary>Circles joined, ascending.</summary>
    [Id(13)] public ulong[] Circles { get; init; } = [];

    /// <summary><see cref="Events.EventType"/> of each feed entry: what every request reads of the feed stands in columns.</summary>
    [Id(14)] public byte[] FeedTypes { get; init; } = [];

    /// <summary>Unix milliseconds of each feed entry; 0 for undated history.</summary>
    [Id(15)] public long[] FeedTimesMs { get; init; } = [];

    /// <summary>Whether each feed entry was addressed to the shopper in person.</summary>
    [Id(16)] public bool[] FeedDirect { get; init; } = [];

    /// <summary>A number for each feed entry's actor, from 0 in the order in which they come.</summary>
    [Id(17)] public ushort[] FeedActors { get; init; } = [];
}

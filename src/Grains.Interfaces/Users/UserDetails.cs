namespace SocialRec.Grains.Interfaces.Users;

/// <summary>A user as <c>GET /v1/users/{id}</c> shows it.</summary>
[GenerateSerializer, Immutable, Alias("UserDetails")]
public sealed record UserDetails
{
    /// <summary>The user's id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>What the app said about the user; empty if it said nothing.</summary>
    [Id(1)] public required UserProfile Profile { get; init; }

    /// <summary>Position in the user's log partition that this view has applied.</summary>
    [Id(2)] public long Position { get; init; }

    /// <summary>How many events the user has caused, by type; each counted once.</summary>
    [Id(3)] public Dictionary<Events.EventType, long> EventCounts { get; init; } = [];

    /// <summary>Whom the user follows.</summary>
    [Id(4)] public string[] Follows { get; init; } = [];

    /// <summary>Whom the user has blocked.</summary>
    [Id(5)] public string[] Blocks { get; init; } = [];

    /// <summary>Whom the user has muted.</summary>
    [Id(6)] public string[] Mutes { get; init; } = [];

    /// <summary>The circles the user has joined.</summary>
    [Id(7)] public string[] Circles { get; init; } = [];

    /// <summary>How many people follow the user.</summary>
    [Id(8)] public long Followers { get; init; }

    /// <summary>Latest events, newest first, at most 256.</summary>
    [Id(9)] public RecentAct[] Recent { get; init; } = [];

    /// <summary>Friends' acts, newest first, at most 512.</summary>
    [Id(10)] public FriendAct[] Feed { get; init; } = [];

    /// <summary>Counts the writes of the profile; 0 where there is none.</summary>
    [Id(11)] public long ProfileVersion { get; init; }

    /// <summary>What the user cares about, read from their reviews; null where none has been read.</summary>
    [Id(12)] public Reviews.Portrait? Portrait { get; init; }
}

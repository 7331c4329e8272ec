using System.Text.Json.Serialization;
using SocialRec.Gateway.Events;
using SocialRec.Gateway.Reviews;
using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Gateway.Users;

/// <summary>A user, and what is known of them from events.</summary>
internal sealed record UserAnswer : UserBody
{
    private UserAnswer(UserBody profile) : base(profile)
    {
    }

    /// <summary>How many events the user has caused, by type.</summary>
    [JsonPropertyOrder(1)]
    public required Dictionary<string, long> EventCounts { get; init; }

    /// <summary>Whom the user follows.</summary>
    [JsonPropertyOrder(1)]
    public required string[] Follows { get; init; }

    /// <summary>Whom the user has blocked.</summary>
    [JsonPropertyOrder(1)]
    public required string[] Blocks { get; init; }

    /// <summary>Whom the user has muted.</summary>
    [JsonPropertyOrder(1)]
    public required string[] Mutes { get; init; }

    /// <summary>The circles the user has joined.</summary>
    [JsonPropertyOrder(1)]
    public required string[] Circles { get; init; }

    /// <summary>How many people follow the user.</summary>
    [JsonPropertyOrder(1)]
    public required long Followers { get; init; }

    /// <summary>Latest events, newest first, at most 256.</summary>
    [JsonPropertyOrder(1)]
    public required UserActBody[] Recent { get; init; }

    /// <summary>Friends' acts, newest first, at most 512.</summary>
    [JsonPropertyOrder(1)]
    public required FriendActBody[] Feed { get; init; }

    /// <summary>What the user cares about, read from their reviews; null where none has been read.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required PortraitBody? Portrait { get; init; }

    /// <summary>Position in the user's log partition that this view has applied.</summary>
    [JsonPropertyOrder(1)]
    public required long Position { get; init; }

    /// <summary>Shows a user.</summary>
    public static UserAnswer Of(UserDetails user) => new(UserBody.Of(user.Id, user.Profile))
    {
        EventCounts = user.EventCounts.ToDictionary(count => EventTypeNames.Of(count.Key), count => count.Value),
        Follows = user.Follows,
        Blocks = user.Blocks,
        Mutes = user.Mutes,
        Circles = user.Circles,
        Followers = user.Followers,
        Recent = [.. user.Recent.Select(UserActBody.Of)],
        Feed = [.. user.Feed.Select(FriendActBody.Of)],
        Portrait = user.Portrait is { } portrait ? PortraitBody.Of(portrait) : null,
        Position = user.Position,
    };
}

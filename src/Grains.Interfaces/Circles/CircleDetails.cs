using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Grains.Interfaces.Circles;

/// <summary>A circle as <c>GET /v1/circles/{id}</c> shows it.</summary>
[GenerateSerializer, Immutable, Alias("CircleDetails")]
public sealed record CircleDetails
{
    /// <summary>The circle's id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>What the app said about it; empty if only events are known.</summary>
    [Id(1)] public CircleAbout About { get; init; } = new();

    /// <summary>Counts the writes of <see cref="About"/>; 0 where there were none.</summary>
    [Id(2)] public long Version { get; init; }

    /// <summary>How many people have joined.</summary>
    [Id(3)] public long Members { get; init; }

    /// <summary>The members' latest acts, newest first, at most 256.</summary>
    [Id(4)] public FriendAct[] Recent { get; init; } = [];
}

using System.Text.Json.Serialization;
using SocialRec.Gateway.Users;
using SocialRec.Grains.Interfaces.Circles;

namespace SocialRec.Gateway.Circles;

/// <summary>A circle, and what is known of it from events.</summary>
internal sealed record CircleAnswer : CircleBody
{
    private CircleAnswer(CircleBody about) : base(about)
    {
    }

    /// <summary>How many people have joined.</summary>
    [JsonPropertyOrder(1)]
    public required long Members { get; init; }

    /// <summary>The members' latest acts, newest first, at most 256; direct are those shared with the circle.</summary>
    [JsonPropertyOrder(1)]
    public required FriendActBody[] Recent { get; init; }

    /// <summary>Shows a circle.</summary>
    public static CircleAnswer Of(CircleDetails circle) => new(CircleBody.Of(circle.Id, circle.About))
    {
        Members = circle.Members,
        Recent = [.. circle.Recent.Select(FriendActBody.Of)],
    };
}

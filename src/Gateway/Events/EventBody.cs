using System.ComponentModel;

namespace SocialRec.Gateway.Events;

/// <summary>An event as producers send it. <see cref="EventReader"/> reads it; this is its shape for the API's description.</summary>
internal sealed record EventBody
{
    /// <summary>Makes a repeated event count once. Made by the server if absent; then a retry may count twice.</summary>
    public string? Id { get; init; }

    /// <summary>What was done: impression view click cart purchase like unlike dislike save unsave share comment review hide follow unfollow join leave block unblock mute unmute search.</summary>
    public required string Type { get; init; }

    /// <summary>Who did it.</summary>
    public required string User { get; init; }

    /// <summary>The item concerned; required but for follow, unfollow, block, unblock, mute, unmute, join, leave and search.</summary>
    [Description("The item concerned; required but for follow, unfollow, block, unblock, mute, unmute, join, leave and search.")]
    public string? Item { get; init; }

    /// <summary>The person followed, blocked or muted (required there), or shared with.</summary>
    public string? TargetUser { get; init; }

    /// <summary>The circle joined or left (required there), or shared with.</summary>
    public string? Circle { get; init; }

    /// <summary>Rating, quantity or price, as the type has it.</summary>
    public double? Value { get; init; }

    /// <summary>A person's words, at most 10,000 characters; the query of a search (required there).</summary>
    public string? Text { get; init; }

    /// <summary>RFC 3339 with an offset, or Unix seconds as a number. Absent: now. Null: undated history. At most five minutes ahead.</summary>
    public string? Time { get; init; }

    /// <summary>The session it was done in.</summary>
    public string? Session { get; init; }

    /// <summary>The recommendation that led to it.</summary>
    public string? RecommendationId { get; init; }

    /// <summary>What else the producer knows: an object of at most 8,192 bytes.</summary>
    public object? Context { get; init; }
}

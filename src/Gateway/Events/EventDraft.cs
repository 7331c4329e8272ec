using System.Globalization;
using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Gateway.Events;

/// <summary>An event while its fields are being read, in any order.</summary>
internal struct EventDraft
{
    /// <summary>The producer's id.</summary>
    public string? Id;

    /// <summary>What was done; 0 until it is read.</summary>
    public EventType Type;

    /// <summary>Who did it.</summary>
    public string? User;

    /// <summary>The item concerned.</summary>
    public string? Item;

    /// <summary>The person concerned.</summary>
    public string? TargetUser;

    /// <summary>The circle concerned.</summary>
    public string? Circle;

    /// <summary>Rating, quantity or price.</summary>
    public double? Value;

    /// <summary>A person's words.</summary>
    public string? Text;

    /// <summary>Whether a time was given, be it null.</summary>
    public bool HasTime;

    /// <summary>Unix milliseconds; null for undated history.</summary>
    public long? TimeMs;

    /// <summary>The session it was done in.</summary>
    public string? Session;

    /// <summary>The recommendation that led to it.</summary>
    public string? RecommendationId;

    /// <summary>JSON text of an object.</summary>
    public string? Context;

    /// <summary>The event, once <see cref="EventRules"/> has passed it.</summary>
    /// <param name="now">The time of an event that says nothing of time, and in the id of one that has none.</param>
    public readonly SocialEvent ToEvent(DateTimeOffset now) => new()
    {
        Id = Id ?? Guid.CreateVersion7(now).ToString("N", CultureInfo.InvariantCulture),
        Type = Type,
        User = User!,
        Item = Item,
        TargetUser = TargetUser,
        Circle = Circle,
        Value = Value,
        Text = Text,
        TimeMs = HasTime ? TimeMs : now.ToUnixTimeMilliseconds(),
        Session = Session,
        RecommendationId = RecommendationId,
        Context = Context,
    };
}

using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Gateway.Events;

/// <summary>What an event needs, by its type.</summary>
internal static class EventRules
{
    /// <summary>How far ahead of the server's clock an event's time may be.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromMinutes(5);

    /// <summary>The longest text of an event, in UTF-16 units.</summary>
    public const int MaxTextLength = 10_000;

    /// <summary>The longest context of an event, in bytes of JSON.</summary>
    public const int MaxContextBytes = 8_192;

    private const string Required = "is required";

    /// <summary>What is wrong with the event as a whole, or null.</summary>
    public static FieldError? Check(in EventDraft draft, DateTimeOffset now)
    {
        if (draft.Type == 0)
            return Missing(EventField.Type);
        if (draft.User is null)
            return Missing(EventField.User);
        if (Need(draft.Type) is { } need && !Has(draft, need))
            return new FieldError(EventFields.Pointer(need), $"{Required} for {EventTypeNames.Of(draft.Type)}");
        if (draft.TargetUser is not null && draft.TargetUser == draft.User)
            return new FieldError(EventFields.Pointer(EventField.TargetUser), "must be another person than user");
        if (draft.TimeMs > (now + MaxAhead).ToUnixTimeMilliseconds())
            return new FieldError(EventFields.Pointer(EventField.Time), "is more than five minutes ahead (numbers are Unix seconds, not milliseconds)");
        return null;
    }

    /// <summary>The field that events of a type cannot do without, beside type and user.</summary>
    public static EventField? Need(EventType type) => type switch
    {
        EventType.Follow or EventType.Unfollow or EventType.Block or EventType.Unblock or EventType.Mute or EventType.Unmute => EventField.TargetUser,
        EventType.Join or EventType.Leave => EventField.Circle,
        EventType.Search => EventField.Text,
        _ => EventField.Item,
    };

    private static bool Has(in EventDraft draft, EventField field) => field switch
    {
        EventField.TargetUser => draft.TargetUser is not null,
        EventField.Circle => draft.Circle is not null,
        EventField.Text => !string.IsNullOrWhiteSpace(draft.Text),
        _ => draft.Item is not null,
    };

    private static FieldError Missing(EventField field) => new(EventFields.Pointer(field), Required);
}

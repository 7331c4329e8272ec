using System.Text.Json;

namespace SocialRec.Gateway.Events;

/// <summary>Names of an event's fields on the wire.</summary>
internal static class EventFields
{
    private static readonly string[] Names =
        ["", "id", "type", "user", "item", "target_user", "circle", "value", "text", "time", "session", "recommendation_id", "context"];

    private static readonly string[] Pointers = [.. Names.Select(name => name.Length == 0 ? "" : "/" + name)];

    /// <summary>RFC 6901 pointer to a field; empty for <see cref="EventField.Unknown"/>.</summary>
    public static string Pointer(EventField field) => Pointers[(int)field];

    /// <summary>The field whose name the reader stands on.</summary>
    public static EventField Find(ref Utf8JsonReader json) => json.ValueIsEscaped ? FindEscaped(ref json) : Find(json.ValueSpan);

    private static EventField Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when name.SequenceEqual("id"u8) => EventField.Id,
        4 when name.SequenceEqual("type"u8) => EventField.Type,
        4 when name.SequenceEqual("user"u8) => EventField.User,
        4 when name.SequenceEqual("item"u8) => EventField.Item,
        4 when name.SequenceEqual("time"u8) => EventField.Time,
        4 when name.SequenceEqual("text"u8) => EventField.Text,
        5 when name.SequenceEqual("value"u8) => EventField.Value,
        6 when name.SequenceEqual("circle"u8) => EventField.Circle,
        7 when name.SequenceEqual("session"u8) => EventField.Session,
        7 when name.SequenceEqual("context"u8) => EventField.Context,
        11 when name.SequenceEqual("target_user"u8) => EventField.TargetUser,
        17 when name.SequenceEqual("recommendation_id"u8) => EventField.RecommendationId,
        _ => EventField.Unknown,
    };

    private static EventField FindEscaped(ref Utf8JsonReader json)
    {
        for (int i = 1; i < Names.Length; i++)
        {
            if (json.ValueTextEquals(Names[i]))
                return (EventField)i;
        }

        return EventField.Unknown;
    }
}

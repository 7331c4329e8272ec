using System.Text.Json;
using SocialRec.Gateway.Json;
using SocialRec.Grains.Interfaces.Recommendations;

namespace SocialRec.Gateway.Recommendations;

/// <summary>Writes a recommendation answer as JSON, by hand because thousands go out in a second; <see cref="AnswerBody"/> is its shape.</summary>
internal static class AnswerWriter
{
    /// <summary>Writes an answer.</summary>
    public static void Write(Utf8JsonWriter json, RecommendationAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("recommendation_id"u8, answer.RecommendationId);
        json.WriteStartArray("items"u8);
        foreach (RecommendedItem item in answer.Items)
            WriteItem(json, item);
        json.WriteEndArray();
        json.WriteString("bundle"u8, answer.Bundle);
        json.WriteString("variant"u8, answer.Variant);
        json.WriteStartArray("degraded"u8);
        foreach (string source in answer.Degraded)
            json.WriteStringValue(source);
        json.WriteEndArray();
        json.WriteString("next"u8, answer.Next);
        json.WriteNumber("position"u8, answer.Position);
        json.WriteNumber("replica"u8, answer.Replica);
        json.WriteNumber("seed"u8, answer.Seed);
        json.WriteString("time"u8, WireTime.ToUtc(answer.TimeMs));
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, RecommendedItem item)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, item.Id);
        json.WriteNumber("score"u8, item.Score);
        json.WriteString("source"u8, item.Source);
        json.WriteStartArray("reasons"u8);
        foreach (Reason reason in item.Reasons)
            WriteReason(json, reason);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteReason(Utf8JsonWriter json, Reason reason)
    {
        json.WriteStartObject();
        json.WriteString("kind"u8, reason.Kind);
        WriteIfAny(json, "circle"u8, reason.Circle);
        WriteIfAny(json, "actor"u8, reason.Actor);
        WriteIfAny(json, "act"u8, reason.Act);
        WriteIfAny(json, "item"u8, reason.Item);
        if (reason.TimeMs is { } time)
            json.WriteString("time"u8, WireTime.ToUtc(time));
        WriteIfAny(json, "text"u8, reason.Text);
        json.WriteNumber("weight"u8, reason.Weight);
        json.WriteEndObject();
    }

    private static void WriteIfAny(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}

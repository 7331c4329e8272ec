using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialRec.Gateway.Json;

/// <summary>Unix milliseconds in the program, RFC 3339 (or, coming in, Unix seconds) on the wire.</summary>
internal sealed class WireTimeConverter : JsonConverter<long>
{
    /// <inheritdoc/>
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        long ms = 0;
        bool read = reader.TokenType switch
        {
            JsonTokenType.String when reader.GetString() is { } text => WireTime.TryParseRfc3339(System.Text.Encoding.UTF8.GetBytes(text), out ms),
            JsonTokenType.Number => reader.TryGetDouble(out double seconds) && WireTime.TryFromUnixSeconds(seconds, out ms),
            _ => false,
        };
        return read ? ms : throw new JsonException(WireTime.Rule);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteStringValue(WireTime.ToUtc(value));
}

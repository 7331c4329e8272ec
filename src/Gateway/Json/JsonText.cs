using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SocialRec.Identity;

namespace SocialRec.Gateway.Json;

/// <summary>
/// Reads the value that a reader stands on into a .NET value, whatever it is, without throwing for a value of the wrong kind.
/// Each method returns what is wrong with the value, or null; JSON null reads as no value. After a container the reader stands on its end.
/// </summary>
internal static class JsonText
{
    private const string NotText = "must be a string";
    private const string NotUnicode = "must be well-formed Unicode";

    /// <summary>The bytes that an id may hold and that need no second look: printable ASCII but <c>. / \ ? #</c>.</summary>
    private static readonly SearchValues<byte> PlainIdBytes =
        SearchValues.Create("!\"$%&'()*+,-0123456789:;<=>@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    /// <summary>Reads an id that keeps to <see cref="IdRules"/>.</summary>
    public static string? ReadId(ref Utf8JsonReader json, out string? id)
    {
        if (json.TokenType == JsonTokenType.String && !json.ValueIsEscaped && json.ValueSpan.Length is > 0 and <= IdRules.MaxBytes
            && !json.ValueSpan.ContainsAnyExcept(PlainIdBytes))
        {
            id = Encoding.ASCII.GetString(json.ValueSpan);
            return null;
        }

        return ReadString(ref json, out id) ?? (id is null ? null : IdRules.Problem(id));
    }

    /// <summary>Reads text of at most <paramref name="maxLength"/> UTF-16 units.</summary>
    public static string? ReadString(ref Utf8JsonReader json, int maxLength, out string? text) =>
        ReadString(ref json, out text) ?? (text?.Length > maxLength ? $"must be at most {maxLength} characters" : null);

    /// <summary>Reads a finite number.</summary>
    public static string? ReadNumber(ref Utf8JsonReader json, out double? number)
    {
        number = null;
        if (json.TokenType == JsonTokenType.Null)
            return null;
        if (json.TokenType != JsonTokenType.Number || !json.TryGetDouble(out double value) || !double.IsFinite(value))
            return Refuse(ref json, "must be a finite number");
        number = value;
        return null;
    }

    /// <summary>Reads a time, RFC 3339 text or Unix seconds, as Unix milliseconds.</summary>
    public static string? ReadTime(ref Utf8JsonReader json, out long? unixMs)
    {
        unixMs = null;
        long ms = 0;
        bool read = json.TokenType switch
        {
            JsonTokenType.Null => true,
            JsonTokenType.String => !json.ValueIsEscaped && WireTime.TryParseRfc3339(json.ValueSpan, out ms),
            JsonTokenType.Number => json.TryGetDouble(out double seconds) && WireTime.TryFromUnixSeconds(seconds, out ms),
            _ => false,
        };
        if (!read)
            return Refuse(ref json, WireTime.Rule);
        unixMs = json.TokenType == JsonTokenType.Null ? null : ms;
        return null;
    }

    /// <summary>Reads an object as its JSON text of at most <paramref name="maxBytes"/> bytes.</summary>
    /// <param name="json">A reader over <paramref name="source"/>.</param>
    /// <param name="source">All that the reader reads.</param>
    /// <param name="maxBytes">The longest text, in bytes of UTF-8.</param>
    /// <param name="text">The text as it was sent.</param>
    public static string? ReadObject(ref Utf8JsonReader json, ReadOnlySpan<byte> source, int maxBytes, out string? text)
    {
        text = null;
        if (json.TokenType == JsonTokenType.Null)
            return null;
        if (json.TokenType != JsonTokenType.StartObject)
            return Refuse(ref json, "must be an object");
        int start = (int)json.TokenStartIndex;
        json.Skip();
        ReadOnlySpan<byte> raw = source[start..(int)json.BytesConsumed];
        if (raw.Length > maxBytes)
            return $"must be at most {maxBytes} bytes of JSON";
        if (!Utf8.IsValid(raw))
            return NotUnicode;
        text = Encoding.UTF8.GetString(raw);
        return null;
    }

    private static string? ReadString(ref Utf8JsonReader json, out string? text)
    {
        text = null;
        if (json.TokenType == JsonTokenType.Null)
            return null;
        if (json.TokenType != JsonTokenType.String)
            return Refuse(ref json, NotText);
        return TryGetString(ref json, out text) ? null : NotUnicode;
    }

    private static bool TryGetString(ref Utf8JsonReader json, out string? text)
    {
        try
        {
            // Invalid UTF-8 and lone surrogates are told of by an exception only.
            text = json.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    private static string Refuse(ref Utf8JsonReader json, string problem)
    {
        json.Skip();
        return problem;
    }
}

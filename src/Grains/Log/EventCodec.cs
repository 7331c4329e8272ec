using System.Text;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Log;

/// <summary>
/// The form of one event inside a user's section of a chunk: type (byte), flags (varint), then what the flags announce, in their order.
/// The user stands in the section's header. Ids that are GUIDs in lower case, with or without dashes, take 16 bytes.
/// </summary>
internal static class EventCodec
{
    private const int IdIsDashedGuid = 1 << 0;
    private const int HasItem = 1 << 1;
    private const int HasTime = 1 << 2;
    private const int HasText = 1 << 3;
    private const int HasTarget = 1 << 4;
    private const int ValueIsWhole = 1 << 5;
    private const int ValueIsDouble = 1 << 6;
    private const int HasCircle = 1 << 7;
    private const int HasSession = 1 << 8;
    private const int HasRecommendation = 1 << 9;
    private const int HasContext = 1 << 10;
    private const int IdIsPlainGuid = 1 << 11;
    private const int GuidBytes = 16;

    // Type, flags, time, value and the section's header but its name, at their longest; and what sealing adds to a section.
    private const int FixedBytes = 1 + 2 + 10 + 10 + 12 + 28;

    /// <summary>An upper bound of the bytes that an event adds to a chunk, its section's header included.</summary>
    public static int MaxSize(SocialEvent e) =>
        FixedBytes + SizeOf(e.Id) + SizeOf(e.User) + SizeOf(e.Item) + SizeOf(e.Text) + SizeOf(e.TargetUser) + SizeOf(e.Circle) + SizeOf(e.Session)
        + SizeOf(e.RecommendationId) + SizeOf(e.Context);

    public static void Write(StateWriter writer, SocialEvent e, long baseMs)
    {
        int idForm = IdForm(e.Id, out Guid guid);
        bool isWhole = e.Value is { } v && IsWhole(v);
        int flags = idForm | (e.Item is null ? 0 : HasItem) | (e.TimeMs is null ? 0 : HasTime) | (e.Text is null ? 0 : HasText)
            | (e.TargetUser is null ? 0 : HasTarget) | (isWhole ? ValueIsWhole : e.Value is null ? 0 : ValueIsDouble) | (e.Circle is null ? 0 : HasCircle)
            | (e.Session is null ? 0 : HasSession) | (e.RecommendationId is null ? 0 : HasRecommendation) | (e.Context is null ? 0 : HasContext);
        writer.Byte((byte)e.Type);
        writer.Count(flags);
        if (idForm != 0)
            WriteGuid(writer, guid);
        else
            writer.String(e.Id);
        Optional(writer, e.Item);
        if (e.TimeMs is { } time)
            writer.Signed(time - baseMs);
        Optional(writer, e.Text);
        Optional(writer, e.TargetUser);
        if (isWhole)
            writer.Signed((long)e.Value!.Value);
        else if (e.Value is { } value)
            writer.Double(value);
        Optional(writer, e.Circle);
        Optional(writer, e.Session);
        Optional(writer, e.RecommendationId);
        Optional(writer, e.Context);
    }

    public static SocialEvent Read(ref StateReader reader, string user, long baseMs)
    {
        var type = (EventType)reader.Byte();
        ulong flags = reader.Varint();
        return new SocialEvent
        {
            Type = type,
            User = user,
            Id = ReadId(ref reader, flags),
            Item = (flags & HasItem) != 0 ? reader.String() : null,
            TimeMs = (flags & HasTime) != 0 ? reader.Signed() + baseMs : null,
            Text = (flags & HasText) != 0 ? reader.String() : null,
            TargetUser = (flags & HasTarget) != 0 ? reader.String() : null,
            Value = (flags & ValueIsWhole) != 0 ? reader.Signed() : (flags & ValueIsDouble) != 0 ? reader.Double() : null,
            Circle = (flags & HasCircle) != 0 ? reader.String() : null,
            Session = (flags & HasSession) != 0 ? reader.String() : null,
            RecommendationId = (flags & HasRecommendation) != 0 ? reader.String() : null,
            Context = (flags & HasContext) != 0 ? reader.String() : null,
        };
    }

    private static void Optional(StateWriter writer, string? value)
    {
        if (value is not null)
            writer.String(value);
    }

    private static void WriteGuid(StateWriter writer, Guid guid)
    {
        Span<byte> bytes = stackalloc byte[GuidBytes];
        guid.TryWriteBytes(bytes);
        writer.Raw(bytes);
    }

    private static string ReadId(ref StateReader reader, ulong flags) => (flags & (IdIsDashedGuid | IdIsPlainGuid)) switch
    {
        0 => reader.String(),
        IdIsDashedGuid => new Guid(reader.Raw(GuidBytes)).ToString("D"),
        _ => new Guid(reader.Raw(GuidBytes)).ToString("N"),
    };

    // Only where the GUID gives back the very same id.
    private static int IdForm(string id, out Guid guid)
    {
        guid = default;
        int form = id.Length switch
        {
            36 when Guid.TryParseExact(id, "D", out guid) => IdIsDashedGuid,
            32 when Guid.TryParseExact(id, "N", out guid) => IdIsPlainGuid,
            _ => 0,
        };
        return form != 0 && id.AsSpan().ContainsAnyInRange('A', 'F') ? 0 : form;
    }

    // Bit for bit, so that −0.0 stays what it is.
    private static bool IsWhole(double value) =>
        Math.Abs(value) < 1L << 53 && BitConverter.DoubleToInt64Bits((long)value) == BitConverter.DoubleToInt64Bits(value);

    private static int SizeOf(string? text) => text is null ? 0 : 3 + Encoding.UTF8.GetByteCount(text);
}

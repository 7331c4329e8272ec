using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <summary>What few events carry besides type, subject and time; apart, so that the many pay nothing for it.</summary>
/// <param name="Value">Rating, quantity or price.</param>
/// <param name="Text">The user's words, cut to <see cref="MaxTextLength"/>; kept for acts that friends hear of.</param>
/// <param name="Target">The person an item was shared with.</param>
/// <param name="Circle">The circle an item was shared with.</param>
internal sealed record EventDetail(double? Value, string? Text, HashedId? Target, HashedId? Circle)
{
    /// <summary>In characters: a reason quotes a sentence, not an essay.</summary>
    public const int MaxTextLength = 280;

    // Text stands in details of earlier versions; now words are apart from the events.
    private const int HasValue = 1, HasText = 2;

    public static EventDetail? Of(SocialEvent e)
    {
        bool isPublic = Log.EventTypeTraits.IsPublic(e.Type);
        string? text = isPublic ? Cut(e.Text) : null;
        HashedId? target = isPublic && e.TargetUser is { } user ? HashedIds.Of(user) : null;
        HashedId? circle = isPublic && e.Circle is { } id ? HashedIds.Of(id) : null;
        return e.Value is null && text is null && target is null && circle is null ? null : new EventDetail(e.Value, text, target, circle);
    }

    public static EventDetail Read(ref StateReader reader)
    {
        byte flags = reader.Byte();
        return new EventDetail(
            (flags & HasValue) != 0 ? reader.Double() : null,
            (flags & HasText) != 0 ? reader.String() : null,
            reader.OptionalId(),
            reader.OptionalId());
    }

    /// <summary>Writes it without the words.</summary>
    public void Write(StateWriter writer)
    {
        writer.Byte((byte)(Value is null ? 0 : HasValue));
        if (Value is { } value)
            writer.Double(value);
        writer.Id(Target);
        writer.Id(Circle);
    }

    /// <summary>The first <see cref="MaxTextLength"/> characters of a text.</summary>
    public static string? Cut(string? text)
    {
        if (text is null || text.Length <= MaxTextLength)
            return text;
        int end = char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength;
        return text[..end];
    }
}

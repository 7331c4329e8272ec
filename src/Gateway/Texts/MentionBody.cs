using SocialRec.Grains.Interfaces.Texts;

namespace SocialRec.Gateway.Texts;

/// <summary>A part of a text that says something.</summary>
/// <param name="Kind">A kind of entity, or the name of an attribute.</param>
/// <param name="Value">The part, as it was sent.</param>
/// <param name="Begin">Its first UTF-16 code unit in the text.</param>
/// <param name="End">The unit after its last one.</param>
/// <param name="Confidence">How sure the model is, 0 to 1.</param>
internal sealed record MentionBody(string Kind, string Value, int Begin, int End, double Confidence)
{
    /// <summary>Shows a mention.</summary>
    public static MentionBody Of(TextMention mention) => new(mention.Kind, mention.Text, mention.Begin, mention.End, Chance.Rounded(mention.Confidence));
}

namespace SocialRec.Grains.Interfaces.Texts;

/// <summary>A part of a text that says something.</summary>
/// <param name="Kind">A kind of entity, the name of an attribute, or an aspect.</param>
/// <param name="Text">The part, as it was sent.</param>
/// <param name="Begin">Its first UTF-16 code unit in the text.</param>
/// <param name="End">The unit after its last one.</param>
/// <param name="Confidence">How sure the model is, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("TextMention")]
public sealed record TextMention(
    [property: Id(0)] string Kind,
    [property: Id(1)] string Text,
    [property: Id(2)] int Begin,
    [property: Id(3)] int End,
    [property: Id(4)] float Confidence);

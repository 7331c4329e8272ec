namespace SocialRec.Grains.Interfaces.Recommendations;

/// <summary>A typed reason with its evidence.</summary>
/// <param name="Kind"><c>friend circle similar interest text trending popular fresh</c>.</param>
/// <param name="Actor">Who did it, for <c>friend</c> and <c>circle</c>.</param>
/// <param name="Act">What was done: an event type's name.</param>
/// <param name="Item">The item that led here, for <c>similar</c> and <c>interest</c>.</param>
/// <param name="TimeMs">When, Unix milliseconds.</param>
/// <param name="Text">The actor's words.</param>
/// <param name="Weight">Its share of the score, 0 to 1.</param>
/// <param name="Circle">The circle, for <c>circle</c>.</param>
/// <param name="Aspect">What reviews are happy about, for <c>text</c>; null for the item as a whole.</param>
/// <param name="Reviews">How many reviews speak of that; null where reviews are not the reason.</param>
/// <param name="Positive">The share of them that is happy, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("Reason")]
public sealed record Reason(
    [property: Id(0)] string Kind,
    [property: Id(1)] string? Actor,
    [property: Id(2)] string? Act,
    [property: Id(3)] string? Item,
    [property: Id(4)] long? TimeMs,
    [property: Id(5)] string? Text,
    [property: Id(6)] float Weight,
    [property: Id(7)] string? Circle = null,
    [property: Id(8)] string? Aspect = null,
    [property: Id(9)] int? Reviews = null,
    [property: Id(10)] float? Positive = null);

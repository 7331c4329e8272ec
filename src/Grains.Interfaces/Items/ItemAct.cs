using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Grains.Interfaces.Items;

/// <summary>One act on an item.</summary>
/// <param name="Position">Its position in the partition.</param>
/// <param name="Type">What was done.</param>
/// <param name="User">Who did it.</param>
/// <param name="Value">Rating, quantity or price; NaN if none was given.</param>
/// <param name="TimeMs">Unix milliseconds; null for undated history.</param>
/// <param name="Text">Words, for comments, reviews and shares.</param>
/// <param name="Before">
/// <see cref="Identity.IdHash"/> of the items the same user had dealt with shortly before, newest first, at most 8: for the co-occurrence sketch.
/// </param>
[GenerateSerializer, Immutable, Alias("ItemAct")]
public sealed record ItemAct(
    [property: Id(0)] long Position,
    [property: Id(1)] EventType Type,
    [property: Id(2)] string User,
    [property: Id(3)] float Value,
    [property: Id(4)] long? TimeMs,
    [property: Id(5)] string? Text,
    [property: Id(6)] ulong[] Before);

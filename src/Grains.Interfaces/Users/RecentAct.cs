using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Grains.Interfaces.Users;

/// <summary>One of a user's latest events.</summary>
/// <param name="Position">Its position in the user's partition.</param>
/// <param name="Type">What was done.</param>
/// <param name="Item">The item, if one was concerned.</param>
/// <param name="Value">Rating, quantity or price, if given.</param>
/// <param name="TimeMs">Unix milliseconds; null for undated history.</param>
[GenerateSerializer, Immutable, Alias("RecentAct")]
public sealed record RecentAct(
    [property: Id(0)] long Position,
    [property: Id(1)] EventType Type,
    [property: Id(2)] string? Item,
    [property: Id(3)] double? Value,
    [property: Id(4)] long? TimeMs);

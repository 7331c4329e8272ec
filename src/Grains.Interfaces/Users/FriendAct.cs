using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Grains.Interfaces.Users;

/// <summary>Something a friend did with an item: an entry of a feed, and evidence for a reason.</summary>
/// <param name="Actor">Who did it.</param>
/// <param name="Position">Its position in the actor's partition: with the actor it identifies the act.</param>
/// <param name="Type">What was done.</param>
/// <param name="Item">With which item.</param>
/// <param name="TimeMs">Unix milliseconds; null for undated history.</param>
/// <param name="Text">The actor's words, if there were any.</param>
/// <param name="Direct">Whether it was addressed to the reader: a share with them in person.</param>
[GenerateSerializer, Immutable, Alias("FriendAct")]
public sealed record FriendAct(
    [property: Id(0)] string Actor,
    [property: Id(1)] long Position,
    [property: Id(2)] EventType Type,
    [property: Id(3)] string Item,
    [property: Id(4)] long? TimeMs,
    [property: Id(5)] string? Text,
    [property: Id(6)] bool Direct);

namespace SocialRec.Grains.Interfaces.Circles;

/// <summary>A page of a circle's members.</summary>
/// <param name="Members">Their ids, in the order of their hashes.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
/// <param name="Total">How many members there are in all.</param>
[GenerateSerializer, Immutable, Alias("MembersPage")]
public sealed record MembersPage([property: Id(0)] string[] Members, [property: Id(1)] string? Next, [property: Id(2)] long Total);

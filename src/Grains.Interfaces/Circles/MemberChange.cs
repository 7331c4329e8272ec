namespace SocialRec.Grains.Interfaces.Circles;

/// <summary>A join or a leave.</summary>
/// <param name="Position">Its position in the member's partition.</param>
/// <param name="Member">Who joined or left.</param>
/// <param name="Joins">True for a join, false for a leave.</param>
[GenerateSerializer, Immutable, Alias("MemberChange")]
public sealed record MemberChange([property: Id(0)] long Position, [property: Id(1)] string Member, [property: Id(2)] bool Joins);

namespace SocialRec.Grains.Interfaces.Circles;

/// <summary>The end of a membership: what the person did in the circle before is taken back.</summary>
/// <param name="Position">Its position in the person's partition.</param>
/// <param name="Member">Who left.</param>
[GenerateSerializer, Immutable, Alias("CircleLeave")]
public readonly record struct CircleLeave([property: Id(0)] long Position, [property: Id(1)] string Member);

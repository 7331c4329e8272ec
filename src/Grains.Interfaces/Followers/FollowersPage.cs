namespace SocialRec.Grains.Interfaces.Followers;

/// <summary>A page of followers.</summary>
/// <param name="Followers">Their ids, in the order of their hashes.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
/// <param name="Total">How many followers there are in all.</param>
[GenerateSerializer, Immutable, Alias("FollowersPage")]
public sealed record FollowersPage([property: Id(0)] string[] Followers, [property: Id(1)] string? Next, [property: Id(2)] long Total);

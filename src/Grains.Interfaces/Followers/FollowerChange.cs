namespace SocialRec.Grains.Interfaces.Followers;

/// <summary>A follow or its end.</summary>
/// <param name="Position">Its position in the follower's partition.</param>
/// <param name="Follower">Who follows, or no longer does.</param>
/// <param name="Follows">True for a follow, false for an unfollow.</param>
[GenerateSerializer, Immutable, Alias("FollowerChange")]
public sealed record FollowerChange([property: Id(0)] long Position, [property: Id(1)] string Follower, [property: Id(2)] bool Follows);

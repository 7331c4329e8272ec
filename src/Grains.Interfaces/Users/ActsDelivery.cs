namespace SocialRec.Grains.Interfaces.Users;

/// <summary>An author's acts on their way to a follower's feed.</summary>
/// <param name="Author">Who acted.</param>
/// <param name="Previous">The author's public act before these; 0 for none: a feed that stands below it has missed something.</param>
/// <param name="Acts">In log order; an <see cref="Events.EventType.Unlike"/> takes the author's like of the item out again.</param>
[GenerateSerializer, Immutable, Alias("ActsDelivery")]
public sealed record ActsDelivery([property: Id(0)] string Author, [property: Id(1)] long Previous, [property: Id(2)] FriendAct[] Acts);

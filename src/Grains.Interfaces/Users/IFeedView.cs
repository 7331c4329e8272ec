namespace SocialRec.Grains.Interfaces.Users;

/// <summary>The side of a user that receives friends' acts; key <c>tenant/user</c>. Idempotent, interleaving, calls no other grain.</summary>
[Alias("IFeedView")]
public interface IFeedView : IGrainWithStringKey
{
    /// <summary>What <see cref="DeliverActsAsync"/> answers where the reader does not follow the author, or has blocked or muted them.</summary>
    public const long NotFollowing = -1;

    /// <summary>Takes acts into the feed, each once; none if acts before them are missing.</summary>
    /// <returns>
    /// The author's latest act that the feed has taken: below <see cref="ActsDelivery.Previous"/> if acts are missing, which the author then sends again;
    /// or <see cref="NotFollowing"/>.
    /// </returns>
    [Alias("DeliverActs"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task<long> DeliverActsAsync(ActsDelivery delivery);

    /// <summary>Takes acts that were addressed to the reader in person, whether or not the reader follows the author, each once; none of people blocked or muted.</summary>
    [Alias("DeliverDirect"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task DeliverDirectAsync(string author, FriendAct[] acts);

    /// <summary>Says how an author's block of the reader stands: while it stands, nothing of the author's is shown to the reader, wherever it comes from.</summary>
    /// <param name="author">Who blocked or unblocked the reader.</param>
    /// <param name="position">Position in the author's partition: what was said at an earlier one is out of date.</param>
    /// <param name="blocked">Whether the block stands.</param>
    [Alias("DeliverBlock"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task DeliverBlockAsync(string author, long position, bool blocked);

    /// <summary>Takes all of an author's acts out of the feed, and any that arrive late.</summary>
    /// <param name="author">Who became private, or has too few followers now to be pulled.</param>
    /// <param name="upTo">Position in the author's partition: later acts may be delivered again.</param>
    [Alias("DeliverWithdrawal"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task DeliverWithdrawalAsync(string author, long upTo);
}

using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Interfaces.Users;

/// <summary>
/// The side of a user that the log partitions feed; key <c>tenant/user</c>. Idempotent and interleaving. <see cref="FanOutAsync"/> and
/// <see cref="WelcomeAsync"/> go on to followers' <see cref="IFeedView"/> and nowhere else; the other methods call no grain.
/// </summary>
[Alias("IUserView")]
public interface IUserView : IGrainWithStringKey
{
    /// <summary>Applies the events above the view's position, or none if the delta does not join on.</summary>
    [Alias("Apply"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task<UserProgress> ApplyAsync(UserDelta delta);

    /// <summary>Makes everything up to a position durable, unless it is already, and says how far the view has come.</summary>
    [Alias("Flush"), AlwaysInterleave, ResponseTimeout("00:00:10")]
    Task<ViewProgress> FlushAsync(long upTo);

    /// <summary>Counts the user's own reviews in the portrait, each once; durable when it returns.</summary>
    /// <returns>Whether the user's words may be shown to others.</returns>
    [Alias("ApplyReviews"), AlwaysInterleave, ResponseTimeout("00:00:10")]
    Task<bool> ApplyReviewsAsync(ReviewsDelta delta);

    /// <summary>Passes the user's public acts of a run of the log to the followers' feeds, as long as there are few enough of them to push to.</summary>
    /// <param name="after">Acts above this position of the user's partition.</param>
    /// <param name="upTo">Acts up to and with this position.</param>
    /// <exception cref="Errors.UnavailableException">A follower did not answer; call again.</exception>
    [Alias("FanOut"), AlwaysInterleave, ResponseTimeout("00:00:10")]
    Task FanOutAsync(long after, long upTo);

    /// <summary>Says that the user's followers have changed; the user's recent public acts go to the new ones at once.</summary>
    /// <param name="newFollowers">Who follows the user since then; may be empty.</param>
    /// <exception cref="Errors.UnavailableException">A follower did not answer; call again.</exception>
    [Alias("Welcome"), AlwaysInterleave, ResponseTimeout("00:00:10")]
    Task WelcomeAsync(string[] newFollowers);
}

using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Interfaces.Followers;

/// <summary>The side of the followers that the log partitions feed; key <c>tenant/user</c>. Idempotent, interleaving, calls no other grain.</summary>
[Alias("IFollowersView")]
public interface IFollowersView : IGrainWithStringKey
{
    /// <summary>Applies the changes above the view's watermark for the partition, or none if the delta does not join on; durable when it returns.</summary>
    [Alias("Apply"), AlwaysInterleave, ResponseTimeout("00:00:10")]
    Task<ViewProgress> ApplyAsync(FollowersDelta delta);
}

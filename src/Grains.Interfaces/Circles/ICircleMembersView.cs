using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Interfaces.Circles;

/// <summary>The side of a circle's members that the log partitions feed; key <c>tenant/circle</c>. Idempotent, interleaving, calls no other grain.</summary>
[Alias("ICircleMembersView")]
public interface ICircleMembersView : IGrainWithStringKey
{
    /// <summary>Applies the changes above the view's watermark for the partition, or none if the delta does not join on; durable when it returns.</summary>
    [Alias("Apply"), AlwaysInterleave, ResponseTimeout("00:00:10")]
    Task<ViewProgress> ApplyAsync(MembersDelta delta);
}

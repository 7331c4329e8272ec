using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Interfaces.Circles;

/// <summary>
/// The side of a circle that the log partitions feed; key <c>tenant/circle</c>. Idempotent, interleaving, calls no other grain: what followers of the
/// circle's timeline are to know goes out afterwards, from a timer.
/// </summary>
[Alias("ICircleView")]
public interface ICircleView : IGrainWithStringKey
{
    /// <summary>Applies a run above the view's watermark for the partition, or none if the delta does not join on.</summary>
    [Alias("Apply"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task<ViewProgress> ApplyAsync(CircleDelta delta);

    /// <summary>Makes everything up to a position of one partition durable, unless it is already, and says how far the view has come in it.</summary>
    [Alias("Flush"), AlwaysInterleave, ResponseTimeout("00:00:10")]
    Task<ViewProgress> FlushAsync(int partition, long upTo);

    /// <summary>Takes back all that a member did.</summary>
    /// <param name="member">Who became private.</param>
    [Alias("DeliverWithdrawal"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task DeliverWithdrawalAsync(string member);
}

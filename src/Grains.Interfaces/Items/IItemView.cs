using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Interfaces.Items;

/// <summary>The side of an item that the log partitions feed; key <c>tenant/item</c>. Idempotent, interleaving, calls no other grain.</summary>
[Alias("IItemView")]
public interface IItemView : IGrainWithStringKey
{
    /// <summary>Applies the acts above the view's watermark for the partition, or none if the delta does not join on.</summary>
    [Alias("Apply"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task<ViewProgress> ApplyAsync(ItemDelta delta);

    /// <summary>Makes everything up to a position of one partition durable, unless it is already, and says how far the view has come in it.</summary>
    [Alias("Flush"), AlwaysInterleave, ResponseTimeout("00:00:10")]
    Task<ViewProgress> FlushAsync(int partition, long upTo);

    /// <summary>Counts reviews in the item's digest, each once; durable when it returns.</summary>
    [Alias("ApplyReviews"), AlwaysInterleave, ResponseTimeout("00:00:10")]
    Task ApplyReviewsAsync(ReviewsDelta delta);

    /// <summary>Takes a person's words out of the item's digest; what they thought stays counted. Durable when it returns.</summary>
    [Alias("WithdrawQuotes"), AlwaysInterleave, ResponseTimeout("00:00:10")]
    Task WithdrawQuotesAsync(string user);

    /// <summary>What the item's events add up to now, for the catalog and the replicas.</summary>
    [Alias("Figures"), AlwaysInterleave, ReadOnly, ResponseTimeout("00:00:05")]
    Task<ItemFigures> ReadFiguresAsync();
}

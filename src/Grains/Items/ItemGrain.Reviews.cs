using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Reviews;

namespace SocialRec.Grains.Items;

/// <content>The digest of the item's reviews: a record of its own, which items without reviews do not have.</content>
internal sealed partial class ItemGrain
{
    private ItemDigest? _digest;

    private ItemDigest Digest => _digest ??= digests.Of(this.GetGrainId());

    /// <inheritdoc/>
    public async Task ApplyReviewsAsync(ReviewsDelta delta)
    {
        await Digest.ApplyAsync(delta);
        if (!_figuresNoted)
            NoteFigures();
    }

    /// <inheritdoc/>
    public Task WithdrawQuotesAsync(string user) => Digest.WithdrawAsync(user);

    /// <inheritdoc/>
    public async Task<ReviewDigest?> GetReviewsAsync()
    {
        string id = GrainKey.Id(Key);
        ReviewDigest digest = await Digest.GetAsync(id);
        return digest.Counts.Total > 0 || !_facts.IsEmpty || await ReadRowAsync(id) is { Item: not null } ? digest : null;
    }

    private async Task<ReviewSummary?> ReviewSummaryAsync() => _digest is not null || _facts.HasReviews ? await Digest.SummaryAsync() : null;
}

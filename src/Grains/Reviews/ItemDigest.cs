using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Keys;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Reviews;

/// <summary>The digest of an item's reviews, as its grain holds it: read when it is first needed, and durable before a change is answered.</summary>
internal sealed class ItemDigest
{
    private readonly GrainId _grain;
    private readonly WordSeal _seal;
    private readonly WrittenThrough<ItemOpinions> _opinions;

    /// <param name="record">The record.</param>
    /// <param name="grain">The item's grain, whose record it is.</param>
    /// <param name="seal">Seals the words of quotes.</param>
    public ItemDigest(LazyRecord<ItemOpinions> record, GrainId grain, WordSeal seal)
    {
        (_grain, _seal) = (grain, seal);
        _opinions = new WrittenThrough<ItemOpinions>(record, OpenWordsAsync, SealWordsAsync);
    }

    /// <summary>Counts reviews, each once.</summary>
    public Task ApplyAsync(ReviewsDelta delta) => _opinions.ChangeAsync(opinions => opinions.Apply(delta));

    /// <summary>Takes a person's words out.</summary>
    public Task WithdrawAsync(string user) => _opinions.ChangeAsync(opinions => opinions.Withdraw(user));

    /// <summary>The digest as callers see it.</summary>
    public async Task<ReviewDigest> GetAsync(string item) => (await _opinions.OpenAsync()).ToWire(item);

    /// <summary>The part that ranking needs; null where there are no reviews.</summary>
    public async Task<ReviewSummary?> SummaryAsync() => (await _opinions.OpenAsync()).ToSummary();

    private async ValueTask OpenWordsAsync(ItemOpinions opinions) =>
        opinions.TakeWords(await _seal.OpenAsync(_grain, opinions.Words, [.. opinions.Said().Select(one => one.Author)]));

    private async ValueTask SealWordsAsync(ItemOpinions opinions) => opinions.Words = await _seal.SealAsync(_grain, opinions.Said());
}

using System.Numerics.Tensors;

namespace SocialRec.Recommendation.Shoppers;

/// <summary>
/// How much each friend's acts say about a shopper: a friend counts by how far the two agreed before, and the same however much they did, as training counts them
/// (O'Donovan and Smyth, "Trust in Recommender Systems", IUI 2005). Reusable.
/// </summary>
internal sealed class FriendAgreement
{
    private (int Acts, int Common)[] _counts = new (int, int)[64];
    private bool[] _liked = new bool[64];

    /// <summary>Shares the sum of the weights of feed entries out anew, by friends.</summary>
    /// <param name="friends">The number of each entry's friend, from 0, each below the number of entries.</param>
    /// <param name="history">What the shopper liked.</param>
    /// <param name="items">Catalog rows of the items, each once.</param>
    /// <param name="slots">The place of each entry's item in <paramref name="items"/>; −1 where the entry counts nothing.</param>
    /// <param name="weights">Weight of each entry; changed.</param>
    public void Weigh(ReadOnlySpan<ushort> friends, History history, ReadOnlySpan<int> items, ReadOnlySpan<int> slots, Span<float> weights)
    {
        float before = TensorPrimitives.Sum<float>(weights);
        Count(friends, history, items, slots);
        float own = Math.Max(1, history.Count);
        for (int i = 0; i < weights.Length; i++)
        {
            if (slots[i] < 0)
                continue;
            (int acts, int common) = _counts[friends[i]];
            weights[i] *= (FeedTrace.Stranger + MathF.Min(1, common / MathF.Sqrt(acts * own))) / acts;
        }
        float after = TensorPrimitives.Sum<float>(weights);
        if (after > 0)
            TensorPrimitives.Multiply(weights, before / after, weights);
    }

    private void Count(ReadOnlySpan<ushort> friends, History history, ReadOnlySpan<int> items, ReadOnlySpan<int> slots)
    {
        if (_counts.Length < slots.Length)
            (_counts, _liked) = (new (int, int)[slots.Length], new bool[slots.Length]);
        _counts.AsSpan(0, slots.Length).Clear();
        for (int item = 0; item < items.Length; item++)
            _liked[item] = history.Contains(items[item]);
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i] < 0)
                continue;
            ref (int Acts, int Common) counts = ref _counts[friends[i]];
            counts.Acts++;
            counts.Common += _liked[slots[i]] ? 1 : 0;
        }
    }
}

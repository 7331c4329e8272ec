using System.Numerics.Tensors;

namespace SocialRec.Recommendation.Shoppers;

/// <summary>
/// How much each friend's acts say about a shopper: a friend counts by how far the two agreed before, and the same however much they did, as training counts them
/// (O'Donovan and Smyth, "Trust in Recommender Systems", IUI 2005). Reusable.
/// </summary>
internal sealed class FriendAgreement
{
    private int[] _acts = new int[64], _common = new int[64];
    private float[] _factors = new float[64];
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
        Reserve(slots.Length);
        ReadLiked(history, items);
        int count = Count(friends, slots);
        float own = Math.Max(1, history.Count);
        for (int friend = 0; friend < count; friend++)
        {
            int acts = _acts[friend];
            _factors[friend] = acts == 0 ? 0 : (FeedTrace.Stranger + MathF.Min(1, _common[friend] / MathF.Sqrt(acts * own))) / acts;
        }
        // Entries that count nothing have weight 0 already, or no item to give theirs to.
        for (int i = 0; i < weights.Length; i++)
            weights[i] *= slots[i] < 0 ? 1 : _factors[friends[i]];
        float after = TensorPrimitives.Sum<float>(weights);
        if (after > 0)
            TensorPrimitives.Multiply(weights, before / after, weights);
    }

    private void Reserve(int entries)
    {
        if (_acts.Length >= entries)
            return;
        (_acts, _common, _factors, _liked) = (new int[entries], new int[entries], new float[entries], new bool[entries]);
    }

    private void ReadLiked(History history, ReadOnlySpan<int> items)
    {
        for (int item = 0; item < items.Length; item++)
            _liked[item] = history.Contains(items[item]);
    }

    /// <summary>Counts each friend's acts, and those on items that the shopper liked.</summary>
    /// <returns>How many friends there are.</returns>
    private int Count(ReadOnlySpan<ushort> friends, ReadOnlySpan<int> slots)
    {
        int count = 0;
        foreach (ushort friend in friends)
            count = Math.Max(count, friend + 1);
        _acts.AsSpan(0, count).Clear();
        _common.AsSpan(0, count).Clear();
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i] < 0)
                continue;
            _acts[friends[i]]++;
            _common[friends[i]] += _liked[slots[i]] ? 1 : 0;
        }
        return count;
    }
}

using System.Numerics.Tensors;

namespace SocialRec.Recommendation.Shoppers;

/// <summary>
/// How much each friend's acts say about a shopper: a friend counts by how far the two agreed before, and the same however much they did, as training counts them
/// (O'Donovan and Smyth, "Trust in Recommender Systems", IUI 2005). Reusable.
/// </summary>
internal sealed class FriendAgreement
{
    private (int Acts, int Common)[] _counts = new (int, int)[64];

    /// <summary>Shares the sum of the weights of feed entries out anew, by friends.</summary>
    /// <param name="friends">The number of each entry's friend, from 0, each below the number of entries.</param>
    /// <param name="history">What the shopper liked.</param>
    /// <param name="rows">Catalog row of each entry, −1 where there is none.</param>
    /// <param name="weights">Weight of each entry; changed.</param>
    public void Weigh(ReadOnlySpan<ushort> friends, History history, ReadOnlySpan<int> rows, Span<float> weights)
    {
        float before = TensorPrimitives.Sum<float>(weights);
        Count(friends, history, rows, weights);
        float own = Math.Max(1, history.Count);
        for (int i = 0; i < weights.Length; i++)
        {
            if (!Counts(rows, weights, i))
                continue;
            (int acts, int common) = _counts[friends[i]];
            weights[i] *= (FeedTrace.Stranger + MathF.Min(1, common / MathF.Sqrt(acts * own))) / acts;
        }
        float after = TensorPrimitives.Sum<float>(weights);
        if (after > 0)
            TensorPrimitives.Multiply(weights, before / after, weights);
    }

    private void Count(ReadOnlySpan<ushort> friends, History history, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights)
    {
        if (_counts.Length < rows.Length)
            _counts = new (int, int)[rows.Length];
        _counts.AsSpan(0, rows.Length).Clear();
        for (int i = 0; i < rows.Length; i++)
        {
            if (!Counts(rows, weights, i))
                continue;
            ref (int Acts, int Common) counts = ref _counts[friends[i]];
            counts.Acts++;
            counts.Common += history.Contains(rows[i]) ? 1 : 0;
        }
    }

    private static bool Counts(ReadOnlySpan<int> rows, ReadOnlySpan<float> weights, int entry) => rows[entry] >= 0 && weights[entry] > 0;
}

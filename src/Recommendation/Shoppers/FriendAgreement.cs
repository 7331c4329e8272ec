using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace SocialRec.Recommendation.Shoppers;

/// <summary>
/// How much each friend's acts say about a shopper: a friend counts by how far the two agreed before, and the same however much they did, as training counts them
/// (O'Donovan and Smyth, "Trust in Recommender Systems", IUI 2005). Reusable.
/// </summary>
internal sealed class FriendAgreement
{
    // What a friend counts without an item in common, beside 1 for the very same items: as FriendProfiles.Stranger has it in training.
    private const float Stranger = 0.02f;

    private readonly Dictionary<string, int> _friends = new(StringComparer.Ordinal);
    private (int Acts, int Common)[] _counts = new (int, int)[64];
    private int[] _friendOf = [];

    /// <summary>Shares the sum of the weights of feed entries out anew, by friends.</summary>
    /// <param name="shopper">Whose feed.</param>
    /// <param name="history">What the shopper liked.</param>
    /// <param name="rows">Catalog row of each entry, −1 where there is none.</param>
    /// <param name="weights">Weight of each entry; changed.</param>
    public void Weigh(Shopper shopper, History history, ReadOnlySpan<int> rows, Span<float> weights)
    {
        float before = TensorPrimitives.Sum<float>(weights);
        Count(shopper, history, rows, weights);
        float own = Math.Max(1, history.Count);
        for (int i = 0; i < weights.Length; i++)
        {
            if (_friendOf[i] < 0)
                continue;
            (int acts, int common) = _counts[_friendOf[i]];
            weights[i] *= (Stranger + MathF.Min(1, common / MathF.Sqrt(acts * own))) / acts;
        }
        float after = TensorPrimitives.Sum<float>(weights);
        if (after > 0)
            TensorPrimitives.Multiply(weights, before / after, weights);
    }

    private void Count(Shopper shopper, History history, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights)
    {
        if (_friendOf.Length < rows.Length)
            _friendOf = new int[rows.Length];
        if (_counts.Length < rows.Length)
            _counts = new (int, int)[rows.Length];
        _friends.Clear();
        for (int i = 0; i < rows.Length; i++)
        {
            _friendOf[i] = -1;
            if (rows[i] < 0 || weights[i] <= 0)
                continue;
            ref int friend = ref CollectionsMarshal.GetValueRefOrAddDefault(_friends, shopper.Feed[i].Actor, out bool known);
            if (!known)
            {
                friend = _friends.Count - 1;
                _counts[friend] = default;
            }
            _friendOf[i] = friend;
            _counts[friend].Acts++;
            _counts[friend].Common += history.Contains(rows[i]) ? 1 : 0;
        }
    }
}

using System.Numerics.Tensors;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Shoppers;

/// <summary>
/// The shopper's vector in the pinned bundle's space: one step of graph convolution (LightGCN, He et al., SIGIR 2020) done when asked, over the items of the
/// history and those that friends acted on, weighted and decayed. Nothing is stored for a shopper, so one event is enough, and spaces never mix. Reusable.
/// </summary>
public sealed class LiveVector
{
    /// <summary>Friends' mean counts as much as this many own acts of full weight: it guides newcomers and fades as own acts come in.</summary>
    private const float FriendPull = 1;

    private float[] _values = [];
    private float[] _friends = [];
    private sbyte[] _quantized = [];
    private int[] _feedItems = new int[512];
    private int _dimensions;

    /// <summary>Whether anything is known that the bundle has a vector for.</summary>
    public bool HasValue { get; private set; }

    /// <summary>The vector, of unit length.</summary>
    public ReadOnlySpan<float> Values => _values.AsSpan(0, _dimensions);

    /// <summary>The vector in 8 bits, filled up to the stride.</summary>
    public ReadOnlySpan<sbyte> Quantized => _quantized.AsSpan(0, QuantizedVectors.StrideOf(_dimensions));

    /// <summary>What <see cref="Quantized"/> is multiplied by to give the vector back.</summary>
    public float Scale { get; private set; }

    /// <summary>Computes the vector for one request.</summary>
    /// <param name="binding">The pinned bundle; null if none is active.</param>
    /// <param name="history">What the shopper liked.</param>
    /// <param name="feed">What friends did.</param>
    public void Build(BundleBinding? binding, History history, FeedTrace feed)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(feed);
        HasValue = false;
        if (binding?.Bundle.Vectors is not { } vectors)
            return;
        Reserve(vectors.Dimensions);
        Span<float> sum = _values.AsSpan(0, _dimensions), friends = _friends.AsSpan(0, _dimensions);
        sum.Clear();
        friends.Clear();
        WeightedSum.Add(vectors.Values, history.Items, history.Weights, sum);
        float friendWeight = WeightedSum.Add(vectors.Values, ItemsOf(feed, binding), feed.Weights, friends);
        if (friendWeight > 0)
            TensorPrimitives.MultiplyAdd(friends, Math.Min(1, friendWeight) * FriendPull / friendWeight, sum, sum);
        float length = TensorPrimitives.Norm<float>(sum);
        if (length < 1e-6f)
            return;
        TensorPrimitives.Divide(sum, length, sum);
        Scale = QuantizedVectors.Quantize(sum, _quantized.AsSpan(0, QuantizedVectors.StrideOf(_dimensions)));
        HasValue = true;
    }

    private ReadOnlySpan<int> ItemsOf(FeedTrace feed, BundleBinding binding)
    {
        if (_feedItems.Length < feed.Count)
            _feedItems = new int[feed.Count];
        for (int i = 0; i < feed.Count; i++)
            _feedItems[i] = feed.Weights[i] > 0 ? binding.ItemOfRow(feed.Rows[i]) : -1;
        return _feedItems.AsSpan(0, feed.Count);
    }

    private void Reserve(int dimensions)
    {
        _dimensions = dimensions;
        if (_values.Length >= dimensions)
            return;
        _values = new float[dimensions];
        _friends = new float[dimensions];
        _quantized = new sbyte[QuantizedVectors.StrideOf(dimensions)];
    }
}

using System.Numerics.Tensors;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Shoppers;

/// <summary>
/// The shopper's vector in the pinned bundle's space: one step of graph convolution (LightGCN, He et al., SIGIR 2020) done when asked, over the items of the
/// history and those that friends and circles acted on, weighted and decayed. Nothing is stored for a shopper, so one event is enough, and spaces never mix. Reusable.
/// </summary>
public sealed class LiveVector
{
    /// <summary>Friends' mean counts as much as this many own acts of full weight: it guides newcomers and fades as own acts come in.</summary>
    private const float FriendPull = 1;

    /// <summary>So does that of the circles, by half.</summary>
    private const float CirclePull = 0.5f;

    private float[] _values = [];
    private float[] _others = [];
    private sbyte[] _quantized = [];
    private int[] _othersItems = new int[512];
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
    /// <param name="circles">What circles did.</param>
    public void Build(BundleBinding? binding, History history, FeedTrace feed, CircleTrace circles)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(circles);
        HasValue = false;
        if (binding?.Bundle.Vectors is not { } vectors)
            return;
        Reserve(vectors.Dimensions);
        Span<float> sum = _values.AsSpan(0, _dimensions);
        sum.Clear();
        WeightedSum.Add(vectors.Values, history.Items, history.Weights, sum);
        AddOthers(vectors, binding, feed.LeadRows, feed.LeadWeights, FriendPull, sum);
        AddOthers(vectors, binding, circles.Rows, circles.Weights, CirclePull, sum);
        float length = TensorPrimitives.Norm<float>(sum);
        if (length < 1e-6f)
            return;
        TensorPrimitives.Divide(sum, length, sum);
        Scale = QuantizedVectors.Quantize(sum, _quantized.AsSpan(0, QuantizedVectors.StrideOf(_dimensions)));
        HasValue = true;
    }

    /// <summary>Adds the mean of what others acted on, for as much as it weighs and their pull at most.</summary>
    private void AddOthers(ItemVectors vectors, BundleBinding binding, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights, float pull, Span<float> sum)
    {
        if (rows.IsEmpty)
            return;
        Span<float> others = _others.AsSpan(0, _dimensions);
        others.Clear();
        if (_othersItems.Length < rows.Length)
            _othersItems = new int[rows.Length];
        Span<int> items = _othersItems.AsSpan(0, rows.Length);
        for (int i = 0; i < items.Length; i++)
            items[i] = weights[i] > 0 ? binding.ItemOfRow(rows[i]) : -1;
        float total = WeightedSum.Add(vectors.Values, items, weights, others);
        if (total > 0)
            TensorPrimitives.MultiplyAdd(others, Math.Min(1, total) * pull / total, sum, sum);
    }

    private void Reserve(int dimensions)
    {
        _dimensions = dimensions;
        if (_values.Length >= dimensions)
            return;
        _values = new float[dimensions];
        _others = new float[dimensions];
        _quantized = new sbyte[QuantizedVectors.StrideOf(dimensions)];
    }
}

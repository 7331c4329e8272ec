using System.Numerics.Tensors;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Suggestions;

/// <summary>What somebody likes, to be compared with what others like: items with weights, and a vector in the pinned bundle's space.</summary>
public sealed class Taste
{
    private readonly Dictionary<ulong, float> _items;
    private readonly float[] _vector;

    private Taste(Dictionary<ulong, float> items, float[] vector) => (_items, _vector) = (items, vector);

    /// <summary>A shopper's own taste: what the shopper did, without what friends and circles did.</summary>
    /// <param name="state">The pinned catalog and bundle.</param>
    /// <param name="shopper">Whose.</param>
    /// <param name="nowMs">Unix milliseconds.</param>
    public static Taste Of(ServingState state, Shopper shopper, long nowMs)
    {
        ArgumentNullException.ThrowIfNull(state);
        var history = new History();
        history.Build(shopper, state.View, state.Binding, new HistoryOptions(ActWeights.Default, nowMs), anchor: -1);
        var vector = new LiveVector();
        vector.Build(state.Binding, history, new FeedTrace(), new CircleTrace());
        var items = new Dictionary<ulong, float>(history.Count);
        for (int i = 0; i < history.Count; i++)
        {
            if (history.Weights[i] > 0)
                items[state.View.HashOf(history.Rows[i])] = history.Weights[i];
        }

        return new Taste(items, vector.HasValue ? vector.Values.ToArray() : []);
    }

    /// <summary>A circle's taste: what its members act on.</summary>
    public static Taste Of(ServingState state, ShopperCircle circle)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(circle);
        var items = new Dictionary<ulong, float>(circle.Items.Length);
        var sum = new float[state.Bundle?.Vectors?.Dimensions ?? 0];
        for (int i = 0; i < circle.Items.Length; i++)
        {
            items[circle.Items[i]] = circle.Weights[i];
            if (state.Bundle is { Vectors: { } vectors } bundle && bundle.Find(circle.Items[i]) is >= 0 and var item)
                TensorPrimitives.MultiplyAdd(vectors[item], circle.Weights[i], sum, sum);
        }

        float length = TensorPrimitives.Norm<float>(sum);
        if (length > 0)
            TensorPrimitives.Divide(sum, length, sum);
        return new Taste(items, length > 0 ? sum : []);
    }

    /// <summary>Cosine of the two vectors, 0 to 1; 0 where either is unknown.</summary>
    public float Nearness(Taste other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _vector.Length == 0 || other._vector.Length != _vector.Length ? 0 : Math.Clamp(TensorPrimitives.Dot<float>(_vector, other._vector), 0, 1);
    }

    /// <summary>How much two tastes have in common: cosine of the weighted items, 0 to 1, and the shared items, those that say most first.</summary>
    public (float Overlap, ulong[] Items) Shared(Taste other)
    {
        ArgumentNullException.ThrowIfNull(other);
        List<(ulong Item, float Weight)> shared = [];
        foreach ((ulong item, float weight) in _items)
        {
            if (other._items.TryGetValue(item, out float theirs))
                shared.Add((item, weight * theirs));
        }

        if (shared.Count == 0)
            return (0, []);
        float overlap = shared.Sum(one => one.Weight) / (Norm(_items) * Norm(other._items));
        return (overlap, [.. shared.OrderByDescending(one => one.Weight).ThenBy(one => one.Item).Select(one => one.Item)]);
    }

    private static float Norm(Dictionary<ulong, float> items) => MathF.Sqrt(items.Values.Sum(weight => weight * weight));
}

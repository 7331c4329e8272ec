using System.Numerics.Tensors;

namespace SocialRec.Recommendation.Bundles;

/// <summary>Vectors of items, row by row, each scaled to unit length; an item without a vector has all zeros.</summary>
public sealed class ItemVectors
{
    /// <summary>Takes vectors over and scales them in place to unit length.</summary>
    /// <param name="values">Items × <paramref name="dimensions"/> finite numbers.</param>
    /// <param name="dimensions">Numbers in a vector, 1 to 4,096.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the dimensions, or a number is not finite.</exception>
    public ItemVectors(float[] values, int dimensions)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (dimensions is < 1 or > MaxDimensions || values.Length % dimensions != 0)
            throw new ArgumentException($"{values.Length} numbers are no rows of {dimensions} (1 to {MaxDimensions}).", nameof(dimensions));
        Values = values;
        Dimensions = dimensions;
        for (int item = 0; item < Count; item++)
            Normalise(values.AsSpan(item * dimensions, dimensions), item);
        Quantized = new QuantizedVectors(values, dimensions);
    }

    /// <summary>The most dimensions a vector may have.</summary>
    public const int MaxDimensions = 4096;

    /// <summary>All numbers, row by row.</summary>
    public float[] Values { get; }

    /// <summary>Numbers in a vector.</summary>
    public int Dimensions { get; }

    /// <summary>How many vectors there are.</summary>
    public int Count => Values.Length / Dimensions;

    /// <summary>The same vectors in 8 bits.</summary>
    public QuantizedVectors Quantized { get; }

    /// <summary>One vector.</summary>
    public ReadOnlySpan<float> this[int item] => Values.AsSpan(item * Dimensions, Dimensions);

    private static void Normalise(Span<float> vector, int item)
    {
        float length = TensorPrimitives.Norm<float>(vector);
        if (!float.IsFinite(length))
            throw new ArgumentException($"The vector of item {item} is not finite.", nameof(item));
        // What has unit length already stays as it is, bit by bit, so that a bundle read back equals the one written.
        if (length > 0 && Math.Abs(length - 1) > 1e-5f)
            TensorPrimitives.Divide(vector, length, vector);
    }
}

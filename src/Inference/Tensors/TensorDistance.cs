using System.Numerics.Tensors;

namespace SocialRec.Inference.Tensors;

/// <summary>How far apart two answers are.</summary>
public static class TensorDistance
{
    /// <summary>The largest difference between numbers in the same place; infinite if there are not as many of them.</summary>
    public static float Largest(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        if (one.Length != other.Length)
            return float.PositiveInfinity;
        if (one.IsEmpty)
            return 0;
        float[] differences = new float[one.Length];
        TensorPrimitives.Subtract(one, other, differences);
        return MathF.Abs(TensorPrimitives.MaxMagnitude<float>(differences));
    }
}

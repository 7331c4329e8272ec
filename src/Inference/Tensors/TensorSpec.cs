namespace SocialRec.Inference.Tensors;

/// <summary>Name, element type and shape of a model's input or output.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Type">The element type.</param>
/// <param name="Dimensions">The length along each dimension, or <see cref="Free"/>, or, in what is asked of a model, <see cref="Any"/>.</param>
public sealed record TensorSpec(string Name, TensorType Type, params int[] Dimensions)
{
    /// <summary>A length that differs from run to run.</summary>
    public const int Free = -1;

    /// <summary>A length that is the model's own business.</summary>
    public const int Any = 0;

    /// <summary>Whether a model's tensor fits what is asked of it here.</summary>
    public bool Fits(TensorSpec actual)
    {
        ArgumentNullException.ThrowIfNull(actual);
        return actual.Type == Type
            && actual.Dimensions.Length == Dimensions.Length
            && Dimensions.Zip(actual.Dimensions).All(pair => pair.First == Any || pair.First == pair.Second);
    }

    /// <summary>As <c>name Float [?, 3]</c>.</summary>
    public override string ToString() =>
        $"{Name} {Type} [{string.Join(", ", Dimensions.Select(length => length is Free or Any ? "?" : $"{length}"))}]";
}

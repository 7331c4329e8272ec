namespace SocialRec.Inference.Tensors;

/// <summary>A named block of numbers in row-major order. Its memory is kept and reused from run to run.</summary>
public sealed class Tensor
{
    private float[] _floats = [];
    private long[] _integers = [];

    internal Tensor(string name) => Name = name;

    /// <summary>The name of the input or output.</summary>
    public string Name { get; }

    /// <summary>The element type.</summary>
    public TensorType Type { get; private set; }

    /// <summary>The length along each dimension.</summary>
    public long[] Shape { get; private set; } = [];

    /// <summary>How many elements there are.</summary>
    public int Count { get; private set; }

    /// <summary>The elements of a tensor of floats.</summary>
    public Memory<float> Floats => _floats.AsMemory(0, Type == TensorType.Float ? Count : 0);

    /// <summary>The elements of a tensor of integers.</summary>
    public Memory<long> Integers => _integers.AsMemory(0, Type == TensorType.Integer ? Count : 0);

    internal void Resize(TensorType type, ReadOnlySpan<long> shape)
    {
        Type = type;
        if (!shape.SequenceEqual(Shape))
            Shape = shape.ToArray();
        long count = 1;
        foreach (long length in shape)
            count = checked(count * length);
        Count = checked((int)count);
        if (type == TensorType.Float)
            Grow(ref _floats, Count);
        else
            Grow(ref _integers, Count);
    }

    private static void Grow<T>(ref T[] elements, int count)
    {
        if (elements.Length < count)
            elements = GC.AllocateUninitializedArray<T>((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)count));
    }
}

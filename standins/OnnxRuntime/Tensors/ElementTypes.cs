namespace Microsoft.ML.OnnxRuntime.Tensors;

/// <summary>Which .NET type holds an element, and the other way round.</summary>
internal static class ElementTypes
{
    private static readonly Dictionary<TensorElementType, Type> ToType = new()
    {
        [TensorElementType.Float] = typeof(float),
        [TensorElementType.UInt8] = typeof(byte),
        [TensorElementType.Int8] = typeof(sbyte),
        [TensorElementType.UInt16] = typeof(ushort),
        [TensorElementType.Int16] = typeof(short),
        [TensorElementType.Int32] = typeof(int),
        [TensorElementType.Int64] = typeof(long),
        [TensorElementType.String] = typeof(string),
        [TensorElementType.Bool] = typeof(bool),
        [TensorElementType.Double] = typeof(double),
        [TensorElementType.UInt32] = typeof(uint),
        [TensorElementType.UInt64] = typeof(ulong),
    };

    private static readonly Dictionary<Type, TensorElementType> ToElement = ToType.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static Type Type(TensorElementType element) => ToType.TryGetValue(element, out var type)
        ? type
        : throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"Element type {element} has no .NET type here.");

    public static TensorElementType Element<T>() => ToElement.TryGetValue(typeof(T), out var element)
        ? element
        : throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"Tensor of type {typeof(T)} is not supported.");
}

using Microsoft.ML.OnnxRuntime.Native;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Type and shape of a tensor.</summary>
public readonly struct OrtTensorTypeAndShapeInfo
{
    internal OrtTensorTypeAndShapeInfo(nint info)
    {
        ElementDataType = (TensorElementType)(int)Api.Get(ApiSlot.GetTensorElementType, info);
        ElementCount = Api.Get(ApiSlot.GetTensorShapeElementCount, info);
        Shape = Dimensions(info);
    }

    /// <summary>The type of the elements.</summary>
    public TensorElementType ElementDataType { get; }

    /// <summary>How many elements there are.</summary>
    public long ElementCount { get; }

    /// <summary>The length along each dimension.</summary>
    public long[] Shape { get; }

    /// <summary>How many dimensions there are.</summary>
    public int DimensionsCount => Shape.Length;

    internal static unsafe long[] Dimensions(nint info)
    {
        var shape = new long[(int)Api.Get(ApiSlot.GetDimensionsCount, info)];
        fixed (long* first = shape)
            Api.Call(ApiSlot.GetDimensions, info, (nint)first, shape.Length);
        return shape;
    }
}

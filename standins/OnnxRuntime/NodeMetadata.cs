using Microsoft.ML.OnnxRuntime.Native;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>What a model says of one of its inputs or outputs.</summary>
public class NodeMetadata
{
    private readonly int[] _dimensions = [];
    private readonly string[] _symbolicDimensions = [];
    private readonly TensorElementType _element;

    /// <summary>Reads, and releases, a native description.</summary>
    internal unsafe NodeMetadata(nint typeInfo)
    {
        try
        {
            OnnxValueType = (OnnxValueType)(int)Api.Get(ApiSlot.GetOnnxTypeFromTypeInfo, typeInfo);
            if (!IsTensor)
                return;
            var tensor = Api.Get(ApiSlot.CastTypeInfoToTensorInfo, typeInfo);
            _element = (TensorElementType)(int)Api.Get(ApiSlot.GetTensorElementType, tensor);
            _dimensions = Array.ConvertAll(OrtTensorTypeAndShapeInfo.Dimensions(tensor), length => (int)length);
            var names = stackalloc nint[_dimensions.Length];
            Api.Call(ApiSlot.GetSymbolicDimensions, tensor, (nint)names, _dimensions.Length);
            _symbolicDimensions = new string[_dimensions.Length];
            for (var i = 0; i < _dimensions.Length; i++)
                _symbolicDimensions[i] = Api.Text(names[i]);
        }
        finally
        {
            Api.Release(ApiSlot.ReleaseTypeInfo, typeInfo);
        }
    }

    /// <summary>The kind of value.</summary>
    public OnnxValueType OnnxValueType { get; }

    /// <summary>Whether it is a tensor.</summary>
    public bool IsTensor => OnnxValueType == OnnxValueType.ONNX_TYPE_TENSOR;

    /// <summary>The length along each dimension; -1 where it is free.</summary>
    public int[] Dimensions => Tensor(_dimensions);

    /// <summary>The name of each free dimension; empty where the length is fixed or has no name.</summary>
    public string[] SymbolicDimensions => Tensor(_symbolicDimensions);

    /// <summary>The type of the elements.</summary>
    public TensorElementType ElementDataType => Tensor(_element);

    /// <summary>The .NET type of the elements.</summary>
    public Type ElementType => ElementTypes.Type(ElementDataType);

    private T Tensor<T>(T value) => IsTensor ? value : throw new OnnxRuntimeException(ErrorCode.Fail, $"{OnnxValueType} is not a tensor.");
}

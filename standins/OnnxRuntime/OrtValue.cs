using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime.Native;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>A value that goes into or comes out of a run. Dispose of it: it owns native memory or pins managed memory.</summary>
public sealed class OrtValue : IDisposable
{
    private nint _handle;
    private MemoryHandle _pin;

    internal OrtValue(nint handle)
    {
        _handle = handle;
        OnnxType = (OnnxValueType)(int)Api.Get(ApiSlot.GetValueType, handle);
    }

    private OrtValue(nint handle, MemoryHandle pin)
    {
        _handle = handle;
        _pin = pin;
        OnnxType = OnnxValueType.ONNX_TYPE_TENSOR;
    }

    /// <summary>The kind of value.</summary>
    public OnnxValueType OnnxType { get; }

    /// <summary>Whether it is a tensor.</summary>
    public bool IsTensor => OnnxType == OnnxValueType.ONNX_TYPE_TENSOR;

    internal nint Handle
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle == 0, this);
            return _handle;
        }
    }

    /// <summary>Creates a tensor over an array, which stays pinned until the tensor is disposed of.</summary>
    public static OrtValue CreateTensorValueFromMemory<T>(T[] data, long[] shape)
        where T : unmanaged => CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, data.AsMemory(), shape);

    /// <summary>Creates a tensor over memory, which stays pinned until the tensor is disposed of; the shape may need less than there is.</summary>
    /// <exception cref="OnnxRuntimeException">The shape needs more elements than <paramref name="memory"/> has.</exception>
    public static unsafe OrtValue CreateTensorValueFromMemory<T>(OrtMemoryInfo memoryInfo, Memory<T> memory, long[] shape)
        where T : unmanaged
    {
        var element = ElementTypes.Element<T>();
        var needed = shape.Aggregate(1L, (count, length) => checked(count * length));
        if (needed > memory.Length)
            throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"The shape needs {needed} elements, the memory has {memory.Length}.");

        var pin = memory.Pin();
        try
        {
            nint handle = 0;
            fixed (long* lengths = shape)
            {
                var bytes = (nint)memory.Length * Unsafe.SizeOf<T>();
                Api.Call(
                    ApiSlot.CreateTensorWithDataAsOrtValue,
                    memoryInfo.Pointer, (nint)pin.Pointer, bytes, (nint)lengths, shape.Length, (nint)element, (nint)(&handle));
            }

            return new OrtValue(handle, pin);
        }
        catch
        {
            pin.Dispose();
            throw;
        }
    }

    /// <summary>The elements, valid until the value is disposed of.</summary>
    /// <exception cref="OnnxRuntimeException">It is no tensor of <typeparamref name="T"/>.</exception>
    public ReadOnlySpan<T> GetTensorDataAsSpan<T>()
        where T : unmanaged => GetTensorMutableDataAsSpan<T>();

    /// <summary>The elements, valid until the value is disposed of.</summary>
    /// <exception cref="OnnxRuntimeException">It is no tensor of <typeparamref name="T"/>.</exception>
    public unsafe Span<T> GetTensorMutableDataAsSpan<T>()
        where T : unmanaged
    {
        var info = GetTensorTypeAndShape();
        if (info.ElementDataType != ElementTypes.Element<T>())
            throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"The tensor holds {info.ElementDataType}, not {typeof(T)}.");
        return info.ElementCount == 0 ? [] : new Span<T>((void*)Api.Get(ApiSlot.GetTensorMutableData, Handle), checked((int)info.ElementCount));
    }

    /// <summary>Type and shape of the tensor.</summary>
    /// <exception cref="OnnxRuntimeException">It is no tensor.</exception>
    public OrtTensorTypeAndShapeInfo GetTensorTypeAndShape()
    {
        if (!IsTensor)
            throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"{OnnxType} is not a tensor.");
        var info = Api.Get(ApiSlot.GetTensorTypeAndShape, Handle);
        try
        {
            return new OrtTensorTypeAndShapeInfo(info);
        }
        finally
        {
            Api.Release(ApiSlot.ReleaseTensorTypeAndShapeInfo, info);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_handle == 0)
            return;
        Api.Release(ApiSlot.ReleaseValue, _handle);
        _handle = 0;
        _pin.Dispose();
    }
}

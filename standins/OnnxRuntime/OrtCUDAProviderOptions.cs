using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Native;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Options of the CUDA execution provider; making them fails where the library has no CUDA.</summary>
public class OrtCUDAProviderOptions : SafeHandle
{
    /// <summary>Creates options with the provider's defaults.</summary>
    public OrtCUDAProviderOptions()
        : base(0, ownsHandle: true)
    {
        handle = Api.Get(ApiSlot.CreateCUDAProviderOptions);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    internal nint Handle => handle;

    /// <summary>Sets options by the provider's names, such as device_id.</summary>
    public unsafe void UpdateOptions(Dictionary<string, string> providerOptions)
    {
        using var keys = new NativeNames(providerOptions.Keys);
        using var values = new NativeNames(providerOptions.Values);
        fixed (nint* keyPointers = keys.Pointers, valuePointers = values.Pointers)
            Api.Call(ApiSlot.UpdateCUDAProviderOptions, handle, (nint)keyPointers, (nint)valuePointers, providerOptions.Count);
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Api.Release(ApiSlot.ReleaseCUDAProviderOptions, handle);
        handle = 0;
        return true;
    }
}

using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Native;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>How a session is made and run.</summary>
public class SessionOptions : SafeHandle
{
    /// <summary>Creates options with the library's defaults.</summary>
    public SessionOptions()
        : base(0, ownsHandle: true)
    {
        OrtEnv.Instance();
        handle = Api.Get(ApiSlot.CreateSessionOptions);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Threads within an operator; 0 lets the library choose.</summary>
    public int IntraOpNumThreads
    {
        get;
        set => Set(ApiSlot.SetIntraOpNumThreads, field = value);
    }

    /// <summary>Threads across operators in parallel mode; 0 lets the library choose.</summary>
    public int InterOpNumThreads
    {
        get;
        set => Set(ApiSlot.SetInterOpNumThreads, field = value);
    }

    /// <summary>How far the graph is rewritten; by default as far as the library can.</summary>
    public GraphOptimizationLevel GraphOptimizationLevel
    {
        get;
        set => Set(ApiSlot.SetSessionGraphOptimizationLevel, (int)(field = value));
    } = GraphOptimizationLevel.ORT_ENABLE_ALL;

    /// <summary>Sequential by default.</summary>
    public ExecutionMode ExecutionMode
    {
        get;
        set => Set(ApiSlot.SetSessionExecutionMode, (int)(field = value));
    }

    /// <summary>The least severe message that is printed; warnings by default.</summary>
    public OrtLoggingLevel LogSeverityLevel
    {
        get;
        set => Set(ApiSlot.SetSessionLogSeverityLevel, (int)(field = value));
    } = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING;

    internal nint Handle => handle;

    /// <summary>Sets one configuration entry, such as session.intra_op.allow_spinning.</summary>
    public void AddSessionConfigEntry(string configKey, string configValue)
    {
        using var pair = new NativeNames([configKey, configValue]);
        Api.Call(ApiSlot.AddSessionConfigEntry, handle, pair.Pointers[0], pair.Pointers[1]);
    }

    /// <summary>Prefers the CUDA device of that number.</summary>
    /// <exception cref="OnnxRuntimeException">The library has no CUDA.</exception>
    public unsafe void AppendExecutionProvider_CUDA(int deviceId = 0)
    {
        var append = (delegate* unmanaged<nint, int, nint>)NativeLibrary.GetExport(Library.Handle, "OrtSessionOptionsAppendExecutionProvider_CUDA");
        Api.Verify(append(handle, deviceId));
    }

    /// <summary>Prefers a CUDA device, with options.</summary>
    /// <exception cref="OnnxRuntimeException">The library cannot load the provider.</exception>
    public void AppendExecutionProvider_CUDA(OrtCUDAProviderOptions cudaProviderOptions) =>
        Api.Call(ApiSlot.SessionOptionsAppendExecutionProvider_CUDA_V2, handle, cudaProviderOptions.Handle);

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Api.Release(ApiSlot.ReleaseSessionOptions, handle);
        handle = 0;
        return true;
    }

    private void Set(ApiSlot slot, int value) => Api.Call(slot, handle, value);
}

using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Native;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>The one environment of the process; made when first asked for.</summary>
public sealed class OrtEnv : SafeHandle
{
    private static readonly Lazy<OrtEnv> Shared = new(() => new OrtEnv());

    private OrtEnv()
        : base(0, ownsHandle: true)
    {
        using var name = new NativeNames(["CSharpOnnxRuntime"]);
        handle = Api.Get(ApiSlot.CreateEnv, (nint)OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING, name.Pointers[0]);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    internal nint Handle => handle;

    /// <summary>The environment of the process.</summary>
    public static OrtEnv Instance() => Shared.Value;

    /// <summary>The version of the native library.</summary>
    public string GetVersionString() => Api.LibraryVersion;

    /// <summary>The execution providers compiled into the native library, such as CPUExecutionProvider.</summary>
    public unsafe string[] GetAvailableProviders()
    {
        nint names = 0;
        var count = 0;
        Api.Call(ApiSlot.GetAvailableProviders, (nint)(&names), (nint)(&count));
        try
        {
            var providers = new string[count];
            for (var i = 0; i < count; i++)
                providers[i] = Api.Text(((nint*)names)[i]);
            return providers;
        }
        finally
        {
            Api.Call(ApiSlot.ReleaseAvailableProviders, names, count);
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Api.Release(ApiSlot.ReleaseEnv, handle);
        handle = 0;
        return true;
    }
}

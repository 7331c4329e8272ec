using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Native;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Where a tensor's memory lies; here always in the computer's own.</summary>
public class OrtMemoryInfo : SafeHandle
{
    private const int ArenaAllocator = 1;
    private const int DefaultMemory = 0;

    private static readonly Lazy<OrtMemoryInfo> Shared = new(() => new OrtMemoryInfo());

    private OrtMemoryInfo()
        : base(0, ownsHandle: true)
    {
        handle = Api.Get(ApiSlot.CreateCpuMemoryInfo, ArenaAllocator, DefaultMemory);
    }

    /// <summary>The computer's own memory.</summary>
    public static OrtMemoryInfo DefaultInstance => Shared.Value;

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    internal nint Pointer => handle;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Api.Release(ApiSlot.ReleaseMemoryInfo, handle);
        handle = 0;
        return true;
    }
}

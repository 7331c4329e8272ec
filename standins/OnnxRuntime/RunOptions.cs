using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Native;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>How runs that were given these options behave.</summary>
public class RunOptions : SafeHandle
{
    /// <summary>Creates options with the library's defaults.</summary>
    public RunOptions()
        : base(0, ownsHandle: true)
    {
        handle = Api.Get(ApiSlot.CreateRunOptions);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>While true, runs with these options stop before their next operator and fail.</summary>
    public bool Terminate
    {
        get;
        set
        {
            if (field == value)
                return;
            Api.Call(value ? ApiSlot.RunOptionsSetTerminate : ApiSlot.RunOptionsUnsetTerminate, handle);
            field = value;
        }
    }

    internal nint Handle => handle;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Api.Release(ApiSlot.ReleaseRunOptions, handle);
        handle = 0;
        return true;
    }
}

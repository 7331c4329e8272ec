using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Native;

/// <summary>Texts kept as zero-terminated UTF-8 in native memory, so that a call needs no conversion and no pin.</summary>
internal sealed class NativeNames : IDisposable
{
    private readonly nint[] _pointers;

    public NativeNames(IEnumerable<string> names)
    {
        _pointers = [.. names.Select(Marshal.StringToCoTaskMemUTF8)];
    }

    public ReadOnlySpan<nint> Pointers => _pointers;

    public void Dispose()
    {
        foreach (ref var pointer in _pointers.AsSpan())
        {
            Marshal.FreeCoTaskMem(pointer);
            pointer = 0;
        }
    }
}

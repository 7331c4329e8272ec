using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Native;

/// <summary>
/// Calls the functions of the native table. Every argument of theirs is a pointer, a size or an enumeration and so fits a register;
/// every result is null or an <c>OrtStatus</c> that is thrown as <see cref="OnnxRuntimeException"/>.
/// </summary>
internal static unsafe class Api
{
    /// <summary>The version of the table that is asked for: the first that has every slot of <see cref="ApiSlot"/>.</summary>
    private const uint Version = 11;

    private static readonly Lazy<nint> Table = new(Load);

    /// <summary>The version of the library, such as 1.30.0.</summary>
    public static string LibraryVersion => Text(((delegate* unmanaged<nint>)Base[1])());

    private static nint* Base => (nint*)((delegate* unmanaged<nint>)NativeLibrary.GetExport(Library.Handle, "OrtGetApiBase"))();

    public static void Call(ApiSlot slot, nint a) =>
        Verify(((delegate* unmanaged<nint, nint>)Function(slot))(a));

    public static void Call(ApiSlot slot, nint a, nint b) =>
        Verify(((delegate* unmanaged<nint, nint, nint>)Function(slot))(a, b));

    public static void Call(ApiSlot slot, nint a, nint b, nint c) =>
        Verify(((delegate* unmanaged<nint, nint, nint, nint>)Function(slot))(a, b, c));

    public static void Call(ApiSlot slot, nint a, nint b, nint c, nint d) =>
        Verify(((delegate* unmanaged<nint, nint, nint, nint, nint>)Function(slot))(a, b, c, d));

    public static void Call(ApiSlot slot, nint a, nint b, nint c, nint d, nint e) =>
        Verify(((delegate* unmanaged<nint, nint, nint, nint, nint, nint>)Function(slot))(a, b, c, d, e));

    public static void Call(ApiSlot slot, nint a, nint b, nint c, nint d, nint e, nint f, nint g) =>
        Verify(((delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, nint>)Function(slot))(a, b, c, d, e, f, g));

    public static void Call(ApiSlot slot, nint a, nint b, nint c, nint d, nint e, nint f, nint g, nint h) =>
        Verify(((delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, nint, nint>)Function(slot))(a, b, c, d, e, f, g, h));

    /// <summary>Calls a function whose last argument receives a new object or a number.</summary>
    public static nint Get(ApiSlot slot)
    {
        nint result = 0;
        Call(slot, (nint)(&result));
        return result;
    }

    /// <inheritdoc cref="Get(ApiSlot)"/>
    public static nint Get(ApiSlot slot, nint a)
    {
        nint result = 0;
        Call(slot, a, (nint)(&result));
        return result;
    }

    /// <inheritdoc cref="Get(ApiSlot)"/>
    public static nint Get(ApiSlot slot, nint a, nint b)
    {
        nint result = 0;
        Call(slot, a, b, (nint)(&result));
        return result;
    }

    /// <inheritdoc cref="Get(ApiSlot)"/>
    public static nint Get(ApiSlot slot, nint a, nint b, nint c)
    {
        nint result = 0;
        Call(slot, a, b, c, (nint)(&result));
        return result;
    }

    /// <summary>Calls one of the release functions, which return nothing.</summary>
    public static void Release(ApiSlot slot, nint handle) => ((delegate* unmanaged<nint, void>)Function(slot))(handle);

    /// <summary>Reads a zero-terminated UTF-8 text of the library's.</summary>
    public static string Text(nint utf8) => Marshal.PtrToStringUTF8(utf8) ?? "";

    private static nint Function(ApiSlot slot) => ((nint*)Table.Value)[(int)slot];

    /// <summary>Throws what a status says and releases it; does nothing for null.</summary>
    public static void Verify(nint status)
    {
        if (status == 0)
            return;
        var code = (ErrorCode)((delegate* unmanaged<nint, int>)Function(ApiSlot.GetErrorCode))(status);
        var message = Text(((delegate* unmanaged<nint, nint>)Function(ApiSlot.GetErrorMessage))(status));
        Release(ApiSlot.ReleaseStatus, status);
        throw new OnnxRuntimeException(code, message);
    }

    private static nint Load()
    {
        var table = ((delegate* unmanaged<uint, nint>)Base[0])(Version);
        return table != 0 ? table : throw new DllNotFoundException($"The native ONNX Runtime {LibraryVersion} has no API version {Version}.");
    }
}

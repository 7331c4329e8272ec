using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Native;

/// <summary>Finds and loads the native library, which the real package would carry.</summary>
internal static class Library
{
    private const string PathVariable = "ONNXRUNTIME_LIBRARY";
    private static readonly string RelativePath = Path.Combine(".tools", "onnxruntime", "libonnxruntime.so.1");

    /// <summary>The handle of the loaded library.</summary>
    /// <exception cref="DllNotFoundException">It is not there, or the system cannot load it.</exception>
    public static nint Handle => field == 0 ? field = NativeLibrary.Load(Locate()) : field;

    private static string Locate()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named)
            return named;
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, RelativePath);
            if (File.Exists(candidate))
                return candidate;
        }

        throw new DllNotFoundException(
            $"The native ONNX Runtime is missing: no {RelativePath} at or above {AppContext.BaseDirectory}. " +
            $"Run eng/setup-onnxruntime.sh, or set {PathVariable} to the library's path.");
    }
}

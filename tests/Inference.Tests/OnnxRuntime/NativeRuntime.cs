using Microsoft.ML.OnnxRuntime;

namespace SocialRec.Inference.Tests.OnnxRuntime;

/// <summary>Lets a test that needs the native ONNX Runtime skip, with the reason, where there is none.</summary>
internal static class NativeRuntime
{
    private static readonly Lazy<string?> Problem = new(Probe);

    /// <summary>Skips the test unless the native library loads.</summary>
    public static void Require() => Skip.If(Problem.Value is not null, Problem.Value);

    private static string? Probe()
    {
        try
        {
            OrtEnv.Instance();
            return null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException)
        {
            return (exception.InnerException ?? exception).Message;
        }
    }
}

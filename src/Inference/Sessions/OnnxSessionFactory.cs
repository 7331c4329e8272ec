using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;
using SocialRec.Inference.Diagnostics;

namespace SocialRec.Inference.Sessions;

/// <summary>Makes sessions of ONNX Runtime: on the GPU where one is configured and can be used, else on the processor.</summary>
internal sealed partial class OnnxSessionFactory(
    IOptions<InferenceOptions> options,
    InferenceInstruments instruments,
    ILogger<OnnxSessionFactory> logger) : ISessionFactory
{
    private readonly ILogger _logger = logger;

    /// <inheritdoc/>
    public IModelSession Create(string name, byte[] model)
    {
        if (options.Value.Device == InferenceDevice.Cpu)
            return CreateOnCpu(model);
        try
        {
            return CreateOnGpu(model);
        }
        catch (Exception exception) when (exception is OnnxRuntimeException or DllNotFoundException or EntryPointNotFoundException)
        {
            // A file that is no model fails here too, with its own message and without being counted as the GPU's fault.
            var session = CreateOnCpu(model);
            LogGpuFallback(name, options.Value.CudaDevice, exception);
            instruments.OnGpuFallback(name);
            return session;
        }
    }

    private static OnnxModelSession CreateOnCpu(byte[] model)
    {
        using var settings = Settings();
        return new OnnxModelSession(new InferenceSession(model, settings), InferenceDevice.Cpu);
    }

    private OnnxModelSession CreateOnGpu(byte[] model)
    {
        using var settings = Settings();
        using var cuda = new OrtCUDAProviderOptions();
        cuda.UpdateOptions(new Dictionary<string, string> { ["device_id"] = $"{options.Value.CudaDevice}" });
        settings.AppendExecutionProvider_CUDA(cuda);
        return new OnnxModelSession(new InferenceSession(model, settings), InferenceDevice.Cuda);
    }

    /// <summary>One thread for each run and none that spin: the workers are the parallelism, and silo threads need the other cores.</summary>
    private static SessionOptions Settings()
    {
        var settings = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        settings.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        settings.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        return settings;
    }
}

using Microsoft.Extensions.Logging;

namespace SocialRec.Inference.Sessions;

internal sealed partial class OnnxSessionFactory
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "CUDA device {Device} cannot run the {Model} model; it runs on the processor, which is many times slower")]
    private partial void LogGpuFallback(string model, int device, Exception exception);
}

using Microsoft.Extensions.Logging;
using SocialRec.Inference.Errors;

namespace SocialRec.Inference.Models;

internal sealed partial class BatchRunner<TRequest, TResult>
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Version {Version} of the {Model} model went wrong ({Fault}); {Count} faults so far")]
    private partial void LogFault(string model, string version, InferenceFault fault, long count, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Version {Failed} of the {Model} model failed on probation; version {Previous} serves again")]
    private partial void LogRolledBack(string model, string failed, string? previous);
}

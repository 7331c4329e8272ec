using Microsoft.Extensions.Logging;
using SocialRec.Inference.Errors;

namespace SocialRec.Inference.Models;

internal sealed partial class InferenceModel<TRequest, TResult>
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Version {Version} of the {Model} model serves on {Device} (SHA-256 {Sha256})")]
    private partial void LogActivated(string model, string version, string sha256, InferenceDevice device);

    [LoggerMessage(Level = LogLevel.Error, Message = "Version {Version} of the {Model} model was not taken into service: {Reason}")]
    private partial void LogRejected(string model, string version, ModelRejection reason, Exception exception);
}

using Microsoft.Extensions.Logging;

namespace SocialRec.Grains.Models;

internal sealed partial class ModelRegistryGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Version {Version} of model {Name} does not serve: {Objection}")]
    private static partial void LogRefused(ILogger logger, string name, string version, string objection);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Artifact {Sha256} was not deleted; nothing names it any more, it only takes room")]
    private static partial void LogNotDeleted(ILogger logger, string sha256, Exception cause);
}

using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Inference.Errors;

namespace SocialRec.Grains.Inference;

/// <summary>The inference service's errors in the words that cross grain calls.</summary>
internal static class InferenceErrors
{
    /// <summary>The error that callers on other silos see.</summary>
    public static SocialRecException ToWire(Exception exception) => exception switch
    {
        ArgumentException => new InvalidRequestException(exception.Message),
        InferenceOverloadedException => new OverloadedException(exception.Message),
        _ => new UnavailableException(exception.Message),
    };
}

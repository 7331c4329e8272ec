namespace SocialRec.Inference.Errors;

/// <summary>No version of the model is loaded, or the service is stopping.</summary>
public sealed class ModelUnavailableException : InferenceException
{
    internal ModelUnavailableException(string message)
        : base(message)
    {
    }
}

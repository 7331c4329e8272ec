namespace SocialRec.Inference.Errors;

/// <summary>The family of reasons why a request got no answer from a model.</summary>
public abstract class InferenceException : Exception
{
    private protected InferenceException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

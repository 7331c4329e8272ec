namespace SocialRec.Inference.Errors;

/// <summary>The model's queue is full; the request was shed.</summary>
public sealed class InferenceOverloadedException : InferenceException
{
    internal InferenceOverloadedException(string model, int waiting, TimeSpan retryAfter)
        : base($"{waiting} requests wait for the {model} model; try again in {retryAfter.TotalMilliseconds:0} ms.") => RetryAfter = retryAfter;

    /// <summary>About how long the work that waits will take.</summary>
    public TimeSpan RetryAfter { get; }
}

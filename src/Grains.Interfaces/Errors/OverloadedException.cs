namespace SocialRec.Grains.Interfaces.Errors;

/// <summary>A queue is full and the call was shed (429 with Retry-After).</summary>
[GenerateSerializer, Alias("OverloadedException")]
public sealed class OverloadedException : SocialRecException
{
    /// <summary>An error without a message.</summary>
    public OverloadedException()
    {
    }

    /// <summary>An error that says what is wrong and what to do.</summary>
    public OverloadedException(string message) : base(message)
    {
    }

    /// <summary>An error with its cause.</summary>
    public OverloadedException(string message, Exception inner) : base(message, inner)
    {
    }
}

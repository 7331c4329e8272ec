namespace SocialRec.Grains.Interfaces.Errors;

/// <summary>Nothing was kept; the same call may succeed a little later (503 with Retry-After).</summary>
[GenerateSerializer, Alias("UnavailableException")]
public sealed class UnavailableException : SocialRecException
{
    /// <summary>An error without a message.</summary>
    public UnavailableException()
    {
    }

    /// <summary>An error that says what is wrong and what to do.</summary>
    public UnavailableException(string message) : base(message)
    {
    }

    /// <summary>An error with its cause.</summary>
    public UnavailableException(string message, Exception inner) : base(message, inner)
    {
    }
}

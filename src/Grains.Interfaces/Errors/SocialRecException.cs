namespace SocialRec.Grains.Interfaces.Errors;

/// <summary>The family of errors that cross a grain call on purpose.</summary>
[GenerateSerializer, Alias("SocialRecException")]
public class SocialRecException : Exception
{
    /// <summary>An error without a message.</summary>
    public SocialRecException()
    {
    }

    /// <summary>An error that says what is wrong and what to do.</summary>
    public SocialRecException(string message) : base(message)
    {
    }

    /// <summary>An error with its cause.</summary>
    public SocialRecException(string message, Exception inner) : base(message, inner)
    {
    }
}

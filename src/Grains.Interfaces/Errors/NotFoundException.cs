namespace SocialRec.Grains.Interfaces.Errors;

/// <summary>What the call names does not exist (404).</summary>
[GenerateSerializer, Alias("NotFoundException")]
public sealed class NotFoundException : SocialRecException
{
    /// <summary>An error without a message.</summary>
    public NotFoundException()
    {
    }

    /// <summary>An error that says what is wrong and what to do.</summary>
    public NotFoundException(string message) : base(message)
    {
    }

    /// <summary>An error with its cause.</summary>
    public NotFoundException(string message, Exception inner) : base(message, inner)
    {
    }
}

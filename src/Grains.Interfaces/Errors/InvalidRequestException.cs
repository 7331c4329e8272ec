namespace SocialRec.Grains.Interfaces.Errors;

/// <summary>A parameter that only a grain could judge is wrong (422); the message names it.</summary>
[GenerateSerializer, Alias("InvalidRequestException")]
public sealed class InvalidRequestException : SocialRecException
{
    /// <summary>An error without a message.</summary>
    public InvalidRequestException()
    {
    }

    /// <summary>An error that says what is wrong.</summary>
    public InvalidRequestException(string message) : base(message)
    {
    }

    /// <summary>An error with its cause.</summary>
    public InvalidRequestException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>An error in one field.</summary>
    /// <param name="pointer">JSON pointer or parameter name of the field.</param>
    /// <param name="message">What is wrong with it.</param>
    public InvalidRequestException(string pointer, string message) : base(message) => Pointer = pointer;

    /// <summary>JSON pointer or parameter name of the field at fault.</summary>
    [Id(0)] public string? Pointer { get; private set; }
}

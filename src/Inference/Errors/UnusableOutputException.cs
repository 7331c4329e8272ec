namespace SocialRec.Inference.Errors;

/// <summary>An adapter found an output that is no answer; the service turns it into an <see cref="InferenceFaultException"/> for the request concerned.</summary>
public sealed class UnusableOutputException : Exception
{
    /// <summary>An output with a fault.</summary>
    public UnusableOutputException(InferenceFault fault, string message)
        : base(message) => Fault = fault;

    /// <summary>What is wrong with it.</summary>
    public InferenceFault Fault { get; }
}

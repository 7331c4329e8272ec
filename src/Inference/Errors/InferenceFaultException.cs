namespace SocialRec.Inference.Errors;

/// <summary>The model ran but gave no usable answer to this request.</summary>
public sealed class InferenceFaultException : InferenceException
{
    internal InferenceFaultException(string model, InferenceFault fault, Exception cause)
        : base($"The {model} model gave no answer ({fault}): {cause.Message}", cause) => Fault = fault;

    /// <summary>What was wrong.</summary>
    public InferenceFault Fault { get; }
}

namespace SocialRec.Inference.Errors;

/// <summary>A version was not taken into service; whatever served before serves on.</summary>
public sealed class ModelRejectedException : InferenceException
{
    internal ModelRejectedException(ModelRejection reason, string message, Exception? inner = null)
        : base(message, inner) => Reason = reason;

    /// <summary>Why not.</summary>
    public ModelRejection Reason { get; }
}

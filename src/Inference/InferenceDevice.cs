namespace SocialRec.Inference;

/// <summary>What models run on.</summary>
public enum InferenceDevice
{
    /// <summary>The processor's cores.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU; where it cannot be used, the processor, with a warning and a count.</summary>
    Cuda,
}

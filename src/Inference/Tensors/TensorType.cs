namespace SocialRec.Inference.Tensors;

/// <summary>The element types that go into and come out of models here.</summary>
public enum TensorType
{
    /// <summary>32-bit floating point.</summary>
    Float,

    /// <summary>64-bit integer.</summary>
    Integer,

    /// <summary>Another one, which nothing here feeds or reads.</summary>
    Other,
}

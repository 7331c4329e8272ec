namespace SocialRec.Inference.Errors;

/// <summary>What can be wrong with a run.</summary>
public enum InferenceFault
{
    /// <summary>The session threw.</summary>
    RunFailed,

    /// <summary>The run took longer than it may.</summary>
    TimedOut,

    /// <summary>An output holds NaN or infinity.</summary>
    NotFinite,

    /// <summary>An output does not have the shape it should.</summary>
    WrongShape,
}

namespace SocialRec.Grains.Interfaces.Operations;

/// <summary>How an operation stands.</summary>
[GenerateSerializer, Alias("OperationState")]
public enum OperationState : byte
{
    /// <summary>Under way.</summary>
    Running = 0,
    /// <summary>Done.</summary>
    Succeeded = 1,
    /// <summary>Ended without result.</summary>
    Failed = 2,
}

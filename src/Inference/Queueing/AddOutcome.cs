namespace SocialRec.Inference.Queueing;

/// <summary>What became of an item that was to be queued.</summary>
internal enum AddOutcome
{
    /// <summary>It waits.</summary>
    Added,

    /// <summary>The queue is full.</summary>
    Full,

    /// <summary>The service is stopping.</summary>
    Stopped,
}

namespace SocialRec.Inference.Queueing;

/// <summary>Something that waits to be run.</summary>
internal interface IBatchItem
{
    /// <summary>Tokens or candidates.</summary>
    int Length { get; }

    /// <summary>Only items with the same number can share a run.</summary>
    int Group { get; }

    /// <summary>Whether nobody waits for it any more.</summary>
    bool IsAbandoned { get; }

    /// <summary>Whether it has left the queue; set by the queue.</summary>
    bool IsTaken { get; set; }
}

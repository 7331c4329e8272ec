namespace SocialRec.Grains.Log;

/// <summary>A view that is not known to hold, in its own record, all that a partition's log has for it.</summary>
internal sealed class Receiver(ReceiverKind kind, string id)
{
    public ReceiverKind Kind { get; } = kind;

    public string Id { get; } = id;

    /// <summary>The reference to its grain, once it has been called: made once for all chunks of the tail.</summary>
    public IGrainWithStringKey? Grain { get; set; }

    /// <summary>Numbers of the chunks that concern it and may not be durable in it, ascending.</summary>
    public List<long> Chunks { get; } = [];

    /// <summary>How many of them, from the first on, no longer hold the checkpoint back, because a record of parked deliveries keeps them.</summary>
    public int Kept { get; set; }

    /// <summary>Whether it missed something and is being brought up from its oldest chunk; others leave it alone meanwhile.</summary>
    public bool CatchingUp { get; set; }

    /// <summary>Whether it was set aside after repeated failures.</summary>
    public bool Parked { get; set; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; set; }

    /// <summary>When it may be tried again, Unix milliseconds.</summary>
    public long RetryAtMs { get; set; }

    /// <summary>A position that a view which missed nothing has reached before a chunk: the beginning of the chunk it got before that one.</summary>
    public long PreviousOf(long chunk)
    {
        int at = Chunks.BinarySearch(chunk);
        return at > 0 ? LogPosition.StartOf(Chunks[at - 1]) : 0;
    }
}

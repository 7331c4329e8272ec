namespace SocialRec.Grains.Log;

/// <summary>A chunk of the tail: written, but not known to be durable in all that receive from it.</summary>
internal sealed class TailChunk(LogChunk chunk)
{
    public long Number { get; } = chunk.Number;

    public long Last { get; } = chunk.Last;

    public int Events { get; } = chunk.Events.Length;

    /// <summary>All that receive from it.</summary>
    public List<Receiver> Receivers { get; } = [];

    /// <summary>How many of them hold the checkpoint back.</summary>
    public int Open { get; set; }

    /// <summary>When all of it had been dispatched, Unix milliseconds; null before.</summary>
    public long? DispatchedMs { get; set; }
}

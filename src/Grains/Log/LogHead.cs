using SocialRec.Grains.State;

namespace SocialRec.Grains.Log;

/// <summary>Where a partition's log stands, rewritten as the checkpoint moves. All but the checkpoint are hints that save an activation reads.</summary>
internal sealed class LogHead : ICompactState<LogHead>
{
    public static byte FormatVersion => 2;

    /// <summary>The last chunk that is durable in every receiver.</summary>
    public long Checkpoint { get; set; }

    /// <summary>A chunk known to exist; there may be later ones.</summary>
    public long Newest { get; set; }

    /// <summary>How many pages of event ids are known to exist; there may be more.</summary>
    public long IdPages { get; set; }

    /// <summary>The last chunk whose reviews have been read.</summary>
    public long ReviewsRead { get; set; }

    public void Write(StateWriter writer)
    {
        writer.Varint((ulong)Checkpoint);
        writer.Varint((ulong)Newest);
        writer.Varint((ulong)IdPages);
        writer.Varint((ulong)ReviewsRead);
    }

    public static LogHead Read(ref StateReader reader, byte version) => new()
    {
        Checkpoint = (long)reader.Varint(),
        Newest = (long)reader.Varint(),
        IdPages = (long)reader.Varint(),
        // Before reviews were read none was: all of them are read now.
        ReviewsRead = version > 1 ? (long)reader.Varint() : 0,
    };
}

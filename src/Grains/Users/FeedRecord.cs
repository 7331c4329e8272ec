using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <summary>A feed's record: what <see cref="FeedState"/> wrote, and the words of its acts.</summary>
internal sealed class FeedRecord : ICompactState<FeedRecord>
{
    private byte[] _written = [];

    public static byte FormatVersion => 3;

    /// <summary>The feed as read, its acts still without the <see cref="Words"/>.</summary>
    public FeedState Feed { get; private init; } = new();

    /// <summary>What people said in the feed's acts, sealed.</summary>
    public byte[] Words { get; private init; } = [];

    /// <summary>Whether the record was damaged: the feed is then empty, and made again from the people followed.</summary>
    public bool IsLost { get; private init; }

    /// <summary>A record to be written.</summary>
    public static FeedRecord Of(byte[] written, byte[] words) => new() { _written = written, Words = words };

    public void Write(StateWriter writer)
    {
        writer.Bytes(Words);
        writer.Raw(_written);
    }

    public static FeedRecord Read(ref StateReader reader, byte version)
    {
        try
        {
            byte[] words = version > 2 ? reader.Bytes().ToArray() : [];
            return new FeedRecord { Words = words, Feed = FeedState.Read(ref reader, version) };
        }
        catch (InvalidDataException)
        {
            return new FeedRecord { IsLost = true };
        }
    }
}

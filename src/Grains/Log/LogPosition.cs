using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Log;

/// <summary>
/// A position in a partition's log: the chunk's number, from 1, above 12 bits of index within the chunk. So a position says by itself which record to read,
/// positions grow along the log, and 0 stands before everything.
/// </summary>
internal static class LogPosition
{
    /// <summary>The most events a chunk holds.</summary>
    public const int MaxEventsPerChunk = 1 << IndexBits;

    private const int IndexBits = 12;

    public static long Of(long chunk, int index) => (chunk << IndexBits) | (uint)index;

    /// <summary>The first position of a chunk; it is also above every position of the chunks before.</summary>
    public static long StartOf(long chunk) => chunk << IndexBits;

    public static long ChunkOf(long position) => position >> IndexBits;

    public static int IndexOf(long position) => (int)(position & (MaxEventsPerChunk - 1));
}

using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Log;

/// <summary>Reads runs of a partition's log.</summary>
internal static class LogReader
{
    /// <summary>The most events of a page.</summary>
    public const int MaxEvents = 10_000;

    // A page ends after so many chunks even if it holds few events, so that one call does not read without end.
    private const int MaxChunks = 256;

    public static async Task<LogPage> ReadAsync(LogStore store, long end, long after, int maxEvents)
    {
        int limit = Math.Clamp(maxEvents, 1, MaxEvents);
        List<SocialEvent> events = [];
        List<long> positions = [];
        long next = after;
        long number = LogPosition.ChunkOf(after);
        for (int chunks = 0; next < end && events.Count < limit && chunks < MaxChunks; chunks++, number++)
        {
            // Position 0 stands before chunk 1: there is no chunk 0.
            if (number == 0)
                continue;
            LogChunk chunk = await store.ReadChunkAsync(number);
            int first = chunk.PositionOf(0) > after ? 0 : LogPosition.IndexOf(after) + 1;
            for (int i = first; i < chunk.Events.Length && events.Count < limit; i++)
            {
                next = chunk.PositionOf(i);
                if (chunk.IsWithheld(i))
                    continue;
                events.Add(chunk.Events[i]);
                positions.Add(next);
            }
        }

        return new LogPage([.. events], [.. positions], Math.Min(next, end), next >= end);
    }

    /// <summary>What a receiver's undurable chunks hold of its user; nothing where there is no such receiver.</summary>
    public static async Task<LogPage> ReadUserAsync(LogStore store, Receiver? receiver, long end, string user, long after)
    {
        List<SocialEvent> events = [];
        List<long> positions = [];
        foreach (long number in receiver?.Chunks.ToArray() ?? [])
        {
            if (number < LogPosition.ChunkOf(after))
                continue;
            await store.ReadUserAsync(number, user, events, positions);
            if (events.Count >= MaxEvents)
                return new LogPage([.. events], [.. positions], positions[^1], false);
        }

        return new LogPage([.. events], [.. positions], Math.Max(end, after), true);
    }
}

using System.Globalization;
using Orleans.Storage;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Log;

/// <summary>
/// A partition's records: chunks and pages of event ids, each numbered from 1 and written once, directly through <see cref="IGrainStorage"/>,
/// so that every Orleans storage provider serves.
/// </summary>
internal sealed class LogStore(IGrainStorage storage, GrainId partition, LogSeal seal)
{
    private const int CachedChunks = 32;

    // How many records are read ahead where it is not known how many there are.
    private const int ProbeWidth = 16;

    private readonly (long Number, LogChunkRecord? Record)[] _cache = new (long, LogChunkRecord?)[CachedChunks];

    /// <summary>Writes a new chunk.</summary>
    /// <returns>The chunk as it is kept, and the bytes it takes.</returns>
    /// <exception cref="InconsistentStateException">There is a chunk of this number.</exception>
    public async Task<(LogChunk Kept, int Bytes)> WriteChunkAsync(LogChunk chunk)
    {
        (LogChunkRecord record, LogChunk kept) = await seal.SealAsync(chunk);
        await storage.WriteStateAsync(Name("chunk", chunk.Number), partition, new GrainState<LogChunkRecord>(record));
        _cache[chunk.Number % CachedChunks] = (chunk.Number, record);
        return (kept, record.Size);
    }

    /// <summary>A chunk, or null if there is none of this number.</summary>
    public async Task<LogChunkRecord?> FindChunkAsync(long number)
    {
        (long cached, LogChunkRecord? record) = _cache[number % CachedChunks];
        if (cached == number)
            return record;
        record = await FindAsync<LogChunkRecord>("chunk", number);
        if (record is not null)
            _cache[number % CachedChunks] = (number, record);
        return record;
    }

    /// <summary>A chunk that exists.</summary>
    /// <exception cref="InvalidDataException">It is gone: the storage has lost it.</exception>
    public async Task<LogChunk> ReadChunkAsync(long number) => await seal.OpenAsync(await ReadRecordAsync(number));

    /// <summary>Adds what one user did in a chunk that exists, without decoding the others.</summary>
    /// <exception cref="InvalidDataException">The chunk is gone: the storage has lost it.</exception>
    public async Task ReadUserAsync(long number, string user, List<SocialEvent> events, List<long> positions) =>
        await seal.ReadUserAsync(await ReadRecordAsync(number), user, events, positions);

    /// <summary>Writes a new page of event ids.</summary>
    /// <exception cref="InconsistentStateException">There is a page of this number.</exception>
    public Task WriteIdPageAsync(long number, EventIdPage page) => storage.WriteStateAsync(Name("ids", number), partition, new GrainState<EventIdPage>(page));

    /// <summary>A page of event ids, or null if there is none of this number.</summary>
    public Task<EventIdPage?> FindIdPageAsync(long number) => FindAsync<EventIdPage>("ids", number);

    /// <summary>The highest number that exists, given one that does (or 0).</summary>
    public static async Task<long> LastAsync<T>(long known, Func<long, Task<T?>> find)
        where T : class
    {
        while (true)
        {
            T?[] ahead = await Task.WhenAll(Enumerable.Range(1, ProbeWidth).Select(i => find(known + i)));
            int missing = Array.IndexOf(ahead, null);
            if (missing >= 0)
                return known + missing;
            known += ProbeWidth;
        }
    }

    private async Task<LogChunkRecord> ReadRecordAsync(long number) =>
        await FindChunkAsync(number) ?? throw new InvalidDataException($"Chunk {number} of log partition {partition.Key} is missing from storage.");

    private async Task<T?> FindAsync<T>(string kind, long number)
        where T : class, ICompactState<T>, new()
    {
        GrainState<T> state = new(new T());
        await storage.ReadStateAsync(Name(kind, number), partition, state);
        return state.RecordExists ? state.State : null;
    }

    private static string Name(string kind, long number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}");
}

using System.Buffers.Binary;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Keys;
using SocialRec.Grains.Keys;

namespace SocialRec.Grains.Log;

/// <summary>
/// Seals a partition's chunks with the keys of their users, and opens them. Without keys chunks are plain.
/// </summary>
/// <param name="keys">The keys.</param>
/// <param name="tenant">The tenant of the partition's users.</param>
internal sealed class LogSeal(UserKeys keys, string tenant)
{
    /// <summary>What a section is bound to besides its user's key: the chunk's number and the index of its first event, so that none can be moved.</summary>
    public static byte[] Context(long chunk, int index)
    {
        var context = new byte[sizeof(long) + sizeof(int)];
        BinaryPrimitives.WriteInt64LittleEndian(context, chunk);
        BinaryPrimitives.WriteInt32LittleEndian(context.AsSpan(sizeof(long)), index);
        return context;
    }

    /// <summary>The stored form of a chunk, and the chunk as a later reader will find it: without the events of users whose keys were destroyed.</summary>
    public async ValueTask<(LogChunkRecord Record, LogChunk Chunk)> SealAsync(LogChunk chunk)
    {
        if (!keys.AreThere)
            return (LogChunkRecord.Of(chunk), chunk);
        IUserKey?[] found = await keys.GetOrCreateAsync(tenant, chunk.Runs.Select(run => run.User));
        return (LogChunkRecord.Of(chunk, found), Array.TrueForAll(found, key => key is not null) ? chunk : chunk.Without(run => found[run] is null));
    }

    /// <summary>The chunk of a record.</summary>
    /// <exception cref="InvalidDataException">The record is damaged, or sealed and no master key is configured.</exception>
    public async ValueTask<LogChunk> OpenAsync(LogChunkRecord record)
    {
        List<string> users = record.SealedUsers();
        if (users.Count == 0)
            return record.Decode();
        IUserKey?[] found = await keys.FindAsync(tenant, users);
        return record.Decode(users.Zip(found).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!));
    }

    /// <summary>Adds what one user did; see <see cref="LogChunkRecord.ReadUser"/>.</summary>
    /// <exception cref="InvalidDataException">The record is damaged, or sealed and no master key is configured.</exception>
    public async ValueTask ReadUserAsync(LogChunkRecord record, string user, List<SocialEvent> events, List<long> positions)
    {
        IUserKey? key = record.SealedUsers().Contains(user) ? (await keys.FindAsync(tenant, [user]))[0] : null;
        record.ReadUser(user, key, events, positions);
    }
}

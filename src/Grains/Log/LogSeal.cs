using System.Buffers.Binary;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Keys;

namespace SocialRec.Grains.Log;

/// <summary>
/// Seals a partition's chunks with the keys of their users, and opens them. Without a key ring, which a silo has where a master key is configured, chunks are plain.
/// </summary>
/// <param name="ring">The keys; null for none.</param>
/// <param name="tenant">The tenant of the partition's users.</param>
internal sealed class LogSeal(IUserKeyRing? ring, string tenant)
{
    // Forgetting, which raises a user's epoch, is later work: until then every key is of the first.
    private const int Epoch = 0;

    private IUserKeyRing Ring => ring
        ?? throw new InvalidDataException("The log is sealed with keys of its users: configure Encryption:MasterKey, with which they are wrapped.");

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
        if (ring is null)
            return (LogChunkRecord.Of(chunk), chunk);
        IUserKey?[] keys = await Task.WhenAll(chunk.Runs.Select(run => ring.GetOrCreateAsync(GrainKey.Of(tenant, run.User), Epoch).AsTask()));
        return (LogChunkRecord.Of(chunk, keys), Array.TrueForAll(keys, key => key is not null) ? chunk : chunk.Without(run => keys[run] is null));
    }

    /// <summary>The chunk of a record.</summary>
    /// <exception cref="InvalidDataException">The record is damaged, or sealed and no master key is configured.</exception>
    public async ValueTask<LogChunk> OpenAsync(LogChunkRecord record)
    {
        List<string> users = record.SealedUsers();
        if (users.Count == 0)
            return record.Decode();
        IUserKey?[] keys = await Task.WhenAll(users.Select(user => Ring.FindAsync(GrainKey.Of(tenant, user), Epoch).AsTask()));
        return record.Decode(users.Zip(keys).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!));
    }

    /// <summary>Adds what one user did; see <see cref="LogChunkRecord.ReadUser"/>.</summary>
    /// <exception cref="InvalidDataException">The record is damaged, or sealed and no master key is configured.</exception>
    public async ValueTask ReadUserAsync(LogChunkRecord record, string user, List<SocialEvent> events, List<long> positions)
    {
        IUserKey? key = record.SealedUsers().Contains(user) ? await Ring.FindAsync(GrainKey.Of(tenant, user), Epoch) : null;
        record.ReadUser(user, key, events, positions);
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SocialRec.Identity;

/// <summary>
/// The 64-bit stand-in for an id in hot state: the first eight bytes, little endian, of the SHA-256 of its UTF-8 form.
/// A cryptographic hash, so that nobody can craft two ids that collide; among a million ids the chance of any collision is below 3e-8.
/// </summary>
public static class IdHash
{
    private const int Slots = 1 << 16;

    // Direct-mapped: an id that meets another in its slot takes the slot. Most of a second's ids were hashed the second before.
    private static readonly Entry?[] Recent = new Entry?[Slots];

    /// <summary>Hashes an id.</summary>
    /// <param name="id">An id that <see cref="IdRules"/> accepts.</param>
    public static ulong Of(string id)
    {
        ref Entry? slot = ref Recent[id.GetHashCode() & (Slots - 1)];
        Entry? known = slot;
        if (known is null || known.Id != id)
            slot = known = new Entry(id, Of(id.AsSpan()));
        return known.Hash;
    }

    /// <inheritdoc cref="Of(string)"/>
    public static ulong Of(ReadOnlySpan<char> id)
    {
        const int StackBytes = 3 * IdRules.MaxBytes;
        int bytes = Encoding.UTF8.GetByteCount(id);
        Span<byte> utf8 = bytes <= StackBytes ? stackalloc byte[StackBytes] : new byte[bytes];
        utf8 = utf8[..Encoding.UTF8.GetBytes(id, utf8)];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8, digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }

    /// <summary>The bucket, 0 to <paramref name="buckets"/> − 1, that an id belongs to: log partition or catalog shard.</summary>
    public static int Bucket(string id, int buckets) => (int)(Of(id) % (uint)buckets);

    private sealed record Entry(string Id, ulong Hash);
}

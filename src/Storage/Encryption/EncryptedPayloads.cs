using System.Buffers.Binary;
using System.Text;
using SocialRec.Storage.Records;

namespace SocialRec.Storage.Encryption;

/// <summary>
/// Encrypts payloads with a data key that no earlier run of the store has used, so a counter serves as nonce and can never repeat. A
/// payload is bound to its record's key and version: it opens nowhere else. Records stored before encryption was switched on are read as
/// they are, and encrypted when they next change.
/// </summary>
/// <param name="dataKeys">All data keys of the store by id.</param>
/// <param name="current">The id of this run's own.</param>
internal sealed class EncryptedPayloads(IReadOnlyDictionary<long, byte[]> dataKeys, long current) : IPayloadCipher
{
    private long _sealed;

    public (long DataKey, ReadOnlyMemory<byte> Stored) Seal(RecordKey key, long etag, ReadOnlyMemory<byte> payload)
    {
        Span<byte> nonce = stackalloc byte[SealedBox.NonceBytes];
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[^sizeof(long)..], Interlocked.Increment(ref _sealed));
        return (current, SealedBox.Seal(dataKeys[current], nonce, payload.Span, Context(key, etag)));
    }

    public byte[] Open(RecordKey key, long etag, long dataKey, byte[] stored)
    {
        if (dataKey == 0)
            return stored;
        if (!dataKeys.TryGetValue(dataKey, out var secret))
            throw new RecordCorruptException(key, $"it is encrypted with data key {dataKey}, which the store lacks");
        return SealedBox.TryOpen(secret, stored, Context(key, etag)) ?? throw new RecordCorruptException(key, "it was changed outside the store");
    }

    private static byte[] Context(RecordKey key, long etag) => Encoding.UTF8.GetBytes($"{key.Grain}\0{key.Name}\0{etag}");
}

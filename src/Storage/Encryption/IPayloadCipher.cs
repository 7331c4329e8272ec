using SocialRec.Storage.Records;

namespace SocialRec.Storage.Encryption;

/// <summary>Turns a record's payload into what is stored, and back.</summary>
internal interface IPayloadCipher
{
    /// <summary>The bytes to store for version <paramref name="etag"/> of a record, and the id of the data key that encrypts them (0 for none).</summary>
    (long DataKey, ReadOnlyMemory<byte> Stored) Seal(RecordKey key, long etag, ReadOnlyMemory<byte> payload);

    /// <summary>The payload of a stored record.</summary>
    /// <exception cref="RecordCorruptException">The bytes are not those that were stored under this key as this version.</exception>
    byte[] Open(RecordKey key, long etag, long dataKey, byte[] stored);
}

using SocialRec.Storage.Records;

namespace SocialRec.Storage.Encryption;

/// <summary>Stores payloads as they are: no master key is configured.</summary>
internal sealed class OpenPayloads : IPayloadCipher
{
    public (long DataKey, ReadOnlyMemory<byte> Stored) Seal(RecordKey key, long etag, ReadOnlyMemory<byte> payload) => (0, payload);

    public byte[] Open(RecordKey key, long etag, long dataKey, byte[] stored) =>
        dataKey == 0 ? stored : throw new RecordCorruptException(key, $"it is encrypted with data key {dataKey}, which the store lacks");
}

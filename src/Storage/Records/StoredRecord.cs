namespace SocialRec.Storage.Records;

/// <summary>What the store holds under one key.</summary>
/// <param name="Etag">Version of the record, growing by one with each change; 0 if there never was one.</param>
/// <param name="Payload">The bytes last written; null if the record never existed or was cleared.</param>
public readonly record struct StoredRecord(long Etag, byte[]? Payload)
{
    /// <summary>A key that was never written.</summary>
    public static StoredRecord Absent => default;

    /// <summary>Whether there are bytes to read. A cleared record does not exist, but its etag lives on.</summary>
    public bool Exists => Payload is not null;
}

namespace SocialRec.Storage.Sqlite;

/// <summary>A record as it lies in the table.</summary>
/// <param name="Etag">Its version; 0 if there is no row.</param>
/// <param name="DataKey">The data key that encrypts the payload; 0 for none.</param>
/// <param name="Payload">The stored bytes; null in a cleared record.</param>
internal readonly record struct StoredRow(long Etag, long DataKey, byte[]? Payload);

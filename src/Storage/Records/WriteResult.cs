namespace SocialRec.Storage.Records;

/// <summary>How a write ended that reached the disk or met a newer version there.</summary>
/// <param name="Etag">The record's version now in the store: the caller's next etag, or, after a conflict, the one that was in the way.</param>
/// <param name="IsConflict">True if the record had another version than the caller named; then nothing was changed.</param>
public readonly record struct WriteResult(long Etag, bool IsConflict)
{
    /// <summary>The write is durable and the record now has version <paramref name="etag"/>.</summary>
    public static WriteResult Written(long etag) => new(etag, IsConflict: false);

    /// <summary>The record has version <paramref name="storedEtag"/>, not the one the caller named.</summary>
    public static WriteResult Conflict(long storedEtag) => new(storedEtag, IsConflict: true);
}

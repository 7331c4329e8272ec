namespace SocialRec.Storage.Records;

/// <summary>The store is closed, or closes and takes no more requests. A write that gets this was not committed.</summary>
[GenerateSerializer, Alias("StorageClosedException")]
public sealed class StorageClosedException() : StorageException("The embedded store is closed.")
{
    /// <inheritdoc/>
    public override bool IsRetryable => true;
}

namespace SocialRec.Storage.Records;

/// <summary>A commit failed, because the disk is full or failing. Its writes are not acknowledged; each may be retried after a fresh read.</summary>
[GenerateSerializer, Alias("StorageWriteException")]
public sealed class StorageWriteException(string message, Exception? innerException) : StorageException(message, innerException)
{
    /// <inheritdoc/>
    public override bool IsRetryable => true;
}

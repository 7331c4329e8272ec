namespace SocialRec.Storage.Records;

/// <summary>The database file could not be read: the disk is failing, or the file is damaged.</summary>
[GenerateSerializer, Alias("StorageReadException")]
public sealed class StorageReadException(string message, Exception? innerException) : StorageException(message, innerException)
{
    /// <inheritdoc/>
    public override bool IsRetryable => true;
}

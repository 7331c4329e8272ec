namespace SocialRec.Storage.Records;

/// <summary>The bytes read under a key are not those that were written there: the database file is damaged.</summary>
[GenerateSerializer, Alias("RecordCorruptException")]
public sealed class RecordCorruptException(RecordKey key, string why, Exception? innerException = null)
    : StorageException($"Record {key} is damaged: {why}. Restore the store from a backup.", innerException)
{
    /// <inheritdoc/>
    public override bool IsRetryable => false;
}

namespace SocialRec.Storage.Records;

/// <summary>The bytes read under a key are not those that were written there: the database file is damaged.</summary>
public sealed class RecordCorruptException(RecordKey key, string why)
    : StorageException($"Record {key} is damaged: {why}. Restore the store from a backup.")
{
    /// <inheritdoc/>
    public override bool IsRetryable => false;
}

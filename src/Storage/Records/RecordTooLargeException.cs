namespace SocialRec.Storage.Records;

/// <summary>A payload is larger than the store accepts. Retrying cannot help.</summary>
[GenerateSerializer, Alias("RecordTooLargeException")]
public sealed class RecordTooLargeException(RecordKey key, int bytes, int maxRecordBytes)
    : StorageException($"Record {key} has {bytes} bytes; the embedded store accepts {maxRecordBytes} (Storage:MaxRecordBytes).")
{
    /// <inheritdoc/>
    public override bool IsRetryable => false;
}

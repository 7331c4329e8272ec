namespace SocialRec.Storage.Records;

/// <summary>The queue of the embedded store is full: the request was not taken and changed nothing. Retry after a moment.</summary>
[GenerateSerializer, Alias("StorageBusyException")]
public sealed class StorageBusyException(string queue, int waiting)
    : StorageException($"The {queue} queue of the embedded store is full ({waiting} wait). Retry later, or raise its bound in the Storage options.")
{
    /// <inheritdoc/>
    public override bool IsRetryable => true;
}

using SocialRec.Storage.Records;

namespace SocialRec.Storage.Faults;

/// <summary>A failure that a test asked for.</summary>
[GenerateSerializer, Alias("InjectedStorageFaultException")]
public sealed class InjectedStorageFaultException(string fault, RecordKey key) : StorageException($"Injected fault: {fault} ({key}).")
{
    /// <inheritdoc/>
    public override bool IsRetryable => true;
}

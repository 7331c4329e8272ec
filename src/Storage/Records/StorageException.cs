using SocialRec.Grains.Interfaces.Errors;

namespace SocialRec.Storage.Records;

/// <summary>What the embedded store throws for a request it could not serve.</summary>
[GenerateSerializer, Alias("StorageException")]
public abstract class StorageException : SocialRecException
{
    /// <summary>Describes a failure and what caused it.</summary>
    protected StorageException(string message, Exception? innerException = null) : base(message, innerException!)
    {
    }

    /// <summary>Whether the same request may succeed later without anybody changing it.</summary>
    public abstract bool IsRetryable { get; }
}

using SocialRec.Storage.Encryption;

namespace SocialRec.Storage.Records;

/// <summary>A user's key is wrapped with a master key that is not configured.</summary>
[GenerateSerializer, Alias("MasterKeyMissingException")]
public sealed class MasterKeyMissingException(string user, long masterKey)
    : StorageException($"The key of user {user} needs master key {MasterKeys.Name(masterKey)}, which is not configured: "
        + "list it in Encryption:PreviousMasterKeys.")
{
    /// <inheritdoc/>
    public override bool IsRetryable => false;
}

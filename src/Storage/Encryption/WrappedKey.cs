namespace SocialRec.Storage.Encryption;

/// <summary>A key as it is stored.</summary>
/// <param name="MasterKey">The id of the master key it is encrypted with; 0 if there was none, and then the bytes are the key itself.</param>
/// <param name="Bytes">The encrypted key.</param>
internal readonly record struct WrappedKey(long MasterKey, byte[] Bytes);

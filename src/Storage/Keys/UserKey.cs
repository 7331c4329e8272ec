using SocialRec.Grains.Interfaces.Keys;
using SocialRec.Storage.Encryption;

namespace SocialRec.Storage.Keys;

/// <inheritdoc cref="IUserKey"/>
internal sealed class UserKey(byte[] secret) : IUserKey
{
    public byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context) => SealedBox.Seal(secret, plain, context);

    public byte[]? TryOpen(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> context) => SealedBox.TryOpen(secret, sealedBytes, context);
}

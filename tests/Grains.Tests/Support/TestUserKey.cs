using System.Security.Cryptography;
using System.Text;
using SocialRec.Grains.Interfaces.Keys;

namespace SocialRec.Grains.Tests.Support;

/// <summary>A key that follows from its user's name, for tests of what is sealed with it.</summary>
internal sealed class TestUserKey(string user) : IUserKey
{
    private const int TagBytes = 16;

    private static readonly byte[] Nonce = new byte[12];

    private readonly byte[] _secret = SHA256.HashData(Encoding.UTF8.GetBytes(user));

    public byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var box = new byte[plain.Length + TagBytes];
        using AesGcm aes = new(_secret, TagBytes);
        aes.Encrypt(Nonce, plain, box.AsSpan(0, plain.Length), box.AsSpan(plain.Length), context);
        return box;
    }

    public byte[]? TryOpen(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> context)
    {
        var plain = new byte[sealedBytes.Length - TagBytes];
        using AesGcm aes = new(_secret, TagBytes);
        try
        {
            aes.Decrypt(Nonce, sealedBytes[..^TagBytes], sealedBytes[^TagBytes..], plain, context);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}

using System.Security.Cryptography;

namespace SocialRec.Storage.Encryption;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) with a nonce of 96 bits in front and a tag of 128 bits behind. The same nonce must never be used twice
/// with one key.
/// </summary>
internal static class SealedBox
{
    public const int NonceBytes = 12;

    private const int TagBytes = 16;

    /// <summary>How many bytes longer the sealed form is.</summary>
    public const int Overhead = NonceBytes + TagBytes;

    /// <summary>Encrypts <paramref name="plain"/> and binds it to <paramref name="context"/>, which must be given again to open it.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var sealedBytes = new byte[plain.Length + Overhead];
        nonce.CopyTo(sealedBytes);
        var body = sealedBytes.AsSpan(NonceBytes, plain.Length);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, body, sealedBytes.AsSpan(NonceBytes + plain.Length), context);
        return sealedBytes;
    }

    /// <summary>Encrypts with a random nonce: for keys that seal far fewer than 2^32 messages.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        RandomNumberGenerator.Fill(nonce);
        return Seal(key, nonce, plain, context);
    }

    /// <summary>Decrypts; null if the key or the context is another, or a bit was changed.</summary>
    public static byte[]? TryOpen(ReadOnlySpan<byte> key, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> context)
    {
        if (sealedBytes.Length < Overhead)
            return null;
        var plain = new byte[sealedBytes.Length - Overhead];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(sealedBytes[..NonceBytes], sealedBytes[NonceBytes..^TagBytes], sealedBytes[^TagBytes..], plain, context);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
